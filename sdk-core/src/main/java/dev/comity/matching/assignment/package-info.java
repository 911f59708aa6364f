/**
 * Assignment: everybody of the smaller side gets one of the larger, for the least total. The answer
 * brings prices that prove it, or a group that shows that it cannot be done.
 */
@NullMarked
package dev.comity.matching.assignment;

import org.jspecify.annotations.NullMarked;
