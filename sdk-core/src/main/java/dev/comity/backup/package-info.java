/** Everything that a storage holds, in one file, and back into a storage of any other sort. */
@NullMarked
package dev.comity.backup;

import org.jspecify.annotations.NullMarked;
