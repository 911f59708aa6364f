/**
 * Pairing in one pool by weight: tandems of a language course, rooms of two on a journey. The
 * algorithm is that of a library; the proof is ours.
 */
@NullMarked
package dev.comity.matching.pairing;

import org.jspecify.annotations.NullMarked;
