package dev.comity.party;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A point on the earth (WGS 84), kept in whole ten-millionths of a degree (about a centimetre), so
 * that it is written and read without rounding and compares exactly.
 *
 * @param latitudeE7 degrees north times 10⁷, from −900,000,000 to 900,000,000
 * @param longitudeE7 degrees east times 10⁷, from −1,800,000,000 to 1,800,000,000
 */
public record Position(int latitudeE7, int longitudeE7) {

  private static final double EARTH_RADIUS_KM = 6371.0088; // mean radius, IUGG

  /** Checks the ranges. */
  public Position {
    if (Math.abs((long) latitudeE7) > 900_000_000L) {
      throw new IllegalArgumentException(
          "Latitude "
              + degrees(latitudeE7)
              + " is outside -90 to 90. Maybe swapped with longitude?");
    }
    if (Math.abs((long) longitudeE7) > 1_800_000_000L) {
      throw new IllegalArgumentException(
          "Longitude " + degrees(longitudeE7) + " is outside -180 to 180.");
    }
  }

  /**
   * Makes a point from degrees, rounded to ten-millionths.
   *
   * @param latitude degrees north, −90 to 90
   * @param longitude degrees east, −180 to 180
   * @return the point
   * @throws IllegalArgumentException if a figure is out of range or not a number
   */
  public static Position of(double latitude, double longitude) {
    return new Position(e7(latitude, 90), e7(longitude, 180));
  }

  /**
   * Reads a point from two decimal figures, rounded to ten-millionths.
   *
   * @param latitude degrees north, such as {@code 38.10409}
   * @param longitude degrees east, such as {@code -122.25664}
   * @return the point
   * @throws IllegalArgumentException if a figure is not a number or out of range
   */
  public static Position parse(String latitude, String longitude) {
    return new Position(e7(latitude, "latitude", 90), e7(longitude, "longitude", 180));
  }

  /**
   * Degrees north.
   *
   * @return −90 to 90
   */
  public double latitude() {
    return latitudeE7 / 1e7;
  }

  /**
   * Degrees east.
   *
   * @return −180 to 180
   */
  public double longitude() {
    return longitudeE7 / 1e7;
  }

  /**
   * The great-circle distance on a sphere (haversine), good to about half a per cent.
   *
   * @param other the other point
   * @return kilometres, at least 0
   */
  public double kilometresTo(Position other) {
    double north = Math.toRadians(other.latitude() - latitude());
    double east = Math.toRadians(other.longitude() - longitude());
    double h =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude()))
                * Math.cos(Math.toRadians(other.latitude()))
                * square(Math.sin(east / 2));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  /**
   * Latitude and longitude in plain decimal figures, such as {@code 38.10409,-122.25664}.
   *
   * @return the text, which {@link #parse(String)} reads back
   */
  @Override
  public String toString() {
    return degrees(latitudeE7) + "," + degrees(longitudeE7);
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text latitude and longitude with a comma between
   * @return the point
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static Position parse(String text) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a position. Maybe '38.1,-122.2'?");
    }
    return parse(text.substring(0, comma), text.substring(comma + 1));
  }

  private static String degrees(int e7) {
    return BigDecimal.valueOf(e7, 7).stripTrailingZeros().toPlainString();
  }

  private static int e7(double degrees, int limit) {
    if (!(Math.abs(degrees) <= limit)) {
      throw new IllegalArgumentException(
          degrees + " degrees is outside -" + limit + " to " + limit);
    }
    return (int) Math.round(degrees * 1e7);
  }

  private static int e7(String figure, String what, int limit) {
    try {
      BigDecimal degrees = new BigDecimal(figure.strip());
      if (degrees.abs().compareTo(BigDecimal.valueOf(limit)) > 0) {
        throw new IllegalArgumentException(
            what + " " + figure + " is outside -" + limit + " to " + limit);
      }
      return degrees.setScale(7, RoundingMode.HALF_EVEN).unscaledValue().intValueExact();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + " '" + figure + "' is not a decimal number of degrees, such as 38.10409", e);
    }
  }

  private static double square(double x) {
    return x * x;
  }
}
