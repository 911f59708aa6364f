/**
 * Which cities fit us, and why: a score of named features with weights that anybody can change,
 * over every place of a gazetteer. The weights are a judgement; that the list is the top of all is
 * exact.
 */
@NullMarked
package dev.comity.affinity;

import org.jspecify.annotations.NullMarked;
