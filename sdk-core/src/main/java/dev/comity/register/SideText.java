package dev.comity.register;

import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import java.util.Optional;

/**
 * One side of a pair as a line of a list tells it.
 *
 * @param name the name as written
 * @param country the country as written: a code or a name
 * @param region the first-level region, code or name
 * @param position where it lies
 * @param population the number of inhabitants
 * @param geonameId its number in GeoNames
 * @param wikidata its item in Wikidata
 * @param known its id in a register of ours, on a line of our own export
 */
record SideText(
    String name,
    Optional<String> country,
    Optional<String> region,
    Optional<Position> position,
    Optional<Long> population,
    Optional<Long> geonameId,
    Optional<OutsideId> wikidata,
    Optional<CityId> known) {}
