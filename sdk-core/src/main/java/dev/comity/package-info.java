/** The way in: {@link dev.comity.Comity}, and the work that one unit can do. */
@NullMarked
package dev.comity;

import org.jspecify.annotations.NullMarked;
