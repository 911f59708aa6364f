package dev.comity.gazetteer;

import dev.comity.party.CountryCode;

/**
 * A first-level region of a country.
 *
 * @param country the country
 * @param code the gazetteer's code (GeoNames admin1), such as {@code CA} for California
 * @param name the usual name
 */
public record Region(CountryCode country, String code, String name) {}
