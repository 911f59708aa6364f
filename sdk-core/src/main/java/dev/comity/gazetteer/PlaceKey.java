package dev.comity.gazetteer;

/**
 * One key under which a place is found.
 *
 * @param key a name of the place, folded by {@link dev.comity.party.NameKey}; not empty
 * @param mainName whether it comes from the place's name or ASCII name, not only from another name
 */
public record PlaceKey(String key, boolean mainName) {}
