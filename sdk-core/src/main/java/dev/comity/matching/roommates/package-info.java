/**
 * Stable roommates: buddies in one pool, or the proof that no arrangement of them is stable; and
 * where there are several, the one that moves the fewest from whom they had before.
 */
@NullMarked
package dev.comity.matching.roommates;

import org.jspecify.annotations.NullMarked;
