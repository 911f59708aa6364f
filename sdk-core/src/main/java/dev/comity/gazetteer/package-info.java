/**
 * Place names: importing a gazetteer, resolving what people write (found, ambiguous with why,
 * unknown with the nearest, contradicted with figures), and searching near a point.
 */
@NullMarked
package dev.comity.gazetteer;

import org.jspecify.annotations.NullMarked;
