/** Problems as values: checked when made, immutable, named by their hash. No algorithm. */
@NullMarked
package dev.comity.matching.instance;

import org.jspecify.annotations.NullMarked;
