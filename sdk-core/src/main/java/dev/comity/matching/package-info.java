/**
 * Matching with proofs: the words that every algorithm of the packages below shares. An answer has
 * a {@link dev.comity.matching.Standing} and a {@link dev.comity.matching.Certificate} that anybody
 * can check without trusting the algorithm that gave the answer.
 *
 * <p>Problems are values of {@code matching.instance}; certificates and their checks live in {@code
 * matching.proof}, which knows no algorithm; the algorithms stand above both. All work on indices
 * from 0 and on primitive arrays, and know nothing of cities and people.
 */
@NullMarked
package dev.comity.matching;

import org.jspecify.annotations.NullMarked;
