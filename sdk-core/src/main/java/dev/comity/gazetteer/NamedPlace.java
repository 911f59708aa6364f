package dev.comity.gazetteer;

/**
 * A place that was found by a name.
 *
 * @param place the place
 * @param mainName whether it was found by its name or ASCII name, not only by another name
 */
public record NamedPlace(Place place, boolean mainName) {}
