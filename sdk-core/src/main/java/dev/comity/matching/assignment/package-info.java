/**
 * Assignment: everybody of the smaller side is placed at the least total cost, or it is shown why
 * not all can be. {@link dev.comity.matching.assignment.LeastTotal} is the way in.
 */
@NullMarked
package dev.comity.matching.assignment;

import org.jspecify.annotations.NullMarked;
