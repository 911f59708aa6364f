/**
 * Certificates and their checks. Nothing here uses an algorithm of the packages above: a check
 * reads the instance and the certificate, and judges for itself.
 */
@NullMarked
package dev.comity.matching.proof;

import org.jspecify.annotations.NullMarked;
