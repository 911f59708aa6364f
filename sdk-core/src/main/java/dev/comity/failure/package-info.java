/** How an answer says no: outcomes, refusals and the faults of the environment. */
@NullMarked
package dev.comity.failure;

import org.jspecify.annotations.NullMarked;
