/**
 * Agreements between two cities: their kinds, their life, the approvals they need, and what stands
 * on record about them.
 */
@NullMarked
package dev.comity.partnership;

import org.jspecify.annotations.NullMarked;
