/** The register as a whole: taking over lists of pairs, and handing the register on. */
@NullMarked
package dev.comity.register;

import org.jspecify.annotations.NullMarked;
