package dev.comity.gazetteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place as bytes, for packing and for hashing. Numbers are base-128 varints, lowest group first
 * (positions zigzag-coded), texts are UTF-8 after their length, lists come after their size: no two
 * places have the same bytes. The form is the input of stored digests: never change it.
 */
final class PlaceBytes {

  private final byte[] bytes;
  private int at;

  private PlaceBytes(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  static byte[] of(Place place) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    write(out, place.id());
    write(out, place.name());
    write(out, place.asciiName());
    write(out, place.otherNames().size());
    place.otherNames().forEach(other -> write(out, other));
    write(out, zigzag(place.position().latitudeE7()));
    write(out, zigzag(place.position().longitudeE7()));
    write(out, place.country().letters());
    write(out, place.region().orElse("")); // a region is never blank
    write(out, place.feature());
    write(out, place.population());
    write(out, place.timeZone());
    return out.toByteArray();
  }

  static Place read(byte[] bytes, int at) {
    return new PlaceBytes(bytes, at).place();
  }

  private Place place() {
    long id = number();
    String name = text();
    String asciiName = text();
    int others = (int) number();
    List<String> otherNames = new ArrayList<>(others);
    for (int i = 0; i < others; i++) {
      otherNames.add(text());
    }
    Position position = new Position(unzigzag(number()), unzigzag(number()));
    CountryCode country = CountryCode.of(text());
    Optional<String> region = Optional.of(text()).filter(code -> !code.isEmpty());
    return new Place(
        id, name, asciiName, otherNames, position, country, region, text(), number(), text());
  }

  private static void write(ByteArrayOutputStream out, String text) {
    byte[] encoded = text.getBytes(UTF_8);
    write(out, encoded.length);
    out.writeBytes(encoded);
  }

  private static void write(ByteArrayOutputStream out, long number) {
    long rest = number;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private String text() {
    int length = (int) number();
    at += length;
    return new String(bytes, at - length, length, UTF_8);
  }

  private long number() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte group = bytes[at++];
      number |= (long) (group & 0x7F) << shift;
      if (group >= 0) {
        return number;
      }
    }
  }

  private static long zigzag(int number) {
    return Integer.toUnsignedLong(number << 1 ^ number >> 31);
  }

  private static int unzigzag(long coded) {
    return (int) (coded >>> 1) ^ -(int) (coded & 1);
  }
}
