package dev.comity.register;

import dev.comity.journal.PartialDate;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Partnerships;
import dev.comity.party.Cities;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.table.TableWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes every partnership as a line of CSV. */
final class PairExport {

  private static final int PAGE = 1_000;

  private static final List<String> SIDE =
      List.of(
          "comity_id", "name", "country", "region", "lat", "lon", "population", "geonameid", "qid");

  static final List<String> COLUMNS =
      Stream.of(
              SIDE.stream().map("a_"::concat),
              SIDE.stream().map("b_"::concat),
              Stream.of("kind", "status", "date", "ended"))
          .flatMap(it -> it)
          .toList();

  private final Cities cities;
  private final Partnerships partnerships;

  PairExport(Cities cities, Partnerships partnerships) {
    this.cities = cities;
    this.partnerships = partnerships;
  }

  void writeTo(Writer out) {
    try (TableWriter table = TableWriter.csv(out, COLUMNS)) {
      Optional<PartnershipId> after = Optional.empty();
      List<Partnership> page;
      do {
        page = partnerships.page(PartnershipFilter.ALL, after, PAGE);
        for (Partnership it : page) {
          table.write(fields(it));
          after = Optional.of(it.id());
        }
      } while (page.size() == PAGE);
    }
  }

  private List<String> fields(Partnership it) {
    List<String> fields = new ArrayList<>(side(it.pair().first()));
    fields.addAll(side(it.pair().second()));
    fields.add(it.kind());
    fields.add(it.status().toString());
    fields.add(it.inForceSince().map(PartialDate::toString).orElse(""));
    fields.add(it.endedOn().map(PartialDate::toString).orElse(""));
    return fields;
  }

  private List<String> side(CityId id) {
    City city = cities.find(id).orElseThrow();
    return List.of(
        id.value().toString(),
        city.name(),
        city.profile().country().letters(),
        city.profile().region().orElse(""),
        city.profile().position().map(Position::latitudeE7).map(PairExport::degrees).orElse(""),
        city.profile().position().map(Position::longitudeE7).map(PairExport::degrees).orElse(""),
        city.profile().population().map(String::valueOf).orElse(""),
        city.profile().outsideId("geonames").map(OutsideId::value).orElse(""),
        city.profile().outsideId("wikidata").map(OutsideId::value).orElse(""));
  }

  private static String degrees(int e7) {
    return BigDecimal.valueOf(e7, 7).stripTrailingZeros().toPlainString();
  }
}
