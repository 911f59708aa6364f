/**
 * Two-sided stable matching: students and homes, ambassadors and partners. Nobody and no home would
 * rather have each other than what they have.
 */
@NullMarked
package dev.comity.matching.stable;

import org.jspecify.annotations.NullMarked;
