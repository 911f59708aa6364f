package dev.comity.party;

import java.util.Locale;

/** The sorts of organization that meet at a convening. */
public enum OrganizationSort {
  /** A public authority that is not itself a city. */
  GOVERNMENT,
  /** A company. */
  COMPANY,
  /** A foundation. */
  FOUNDATION,
  /** A university or college. */
  UNIVERSITY,
  /** A school. */
  SCHOOL,
  /** An association or other non-governmental organization. */
  NGO,
  /** A newspaper, broadcaster or publisher. */
  MEDIA;

  /**
   * Reads what {@link #toString()} writes.
   *
   * @param text the word in lower case
   * @return the sort
   * @throws IllegalArgumentException if there is no such sort
   */
  public static OrganizationSort parse(String text) {
    for (OrganizationSort sort : values()) {
      if (sort.toString().equals(text)) {
        return sort;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a sort of organization. Maybe 'ngo' or 'university'?");
  }

  /** The word in lower case, as it stands in stored data. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
