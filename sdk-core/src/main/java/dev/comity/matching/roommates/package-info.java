/** Stable roommates: buddies in one pool, or the proof that no arrangement of them is stable. */
@NullMarked
package dev.comity.matching.roommates;

import org.jspecify.annotations.NullMarked;
