/** Placement under nested lower and upper quotas: one flow of least cost, with its proof. */
@NullMarked
package dev.comity.matching.quota;

import org.jspecify.annotations.NullMarked;
