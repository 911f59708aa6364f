package dev.comity.examples.bench;

import dev.comity.gazetteer.Place;
import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.List;
import java.util.Optional;

/** A line of the sample's gazetteer, read by somebody who knows that it is right. */
final class PlainPlace {

  private PlainPlace() {}

  static Place of(String[] fields) {
    return new Place(
        Long.parseLong(fields[0]),
        fields[1],
        fields[2],
        List.of(fields[3].split(",")),
        Position.of(Double.parseDouble(fields[4]), Double.parseDouble(fields[5])),
        CountryCode.of(fields[6]),
        Optional.of(fields[7]),
        fields[8],
        Long.parseLong(fields[9]),
        fields[10]);
  }
}
