package dev.comity.journal;

import java.util.regex.Pattern;

/**
 * Whose data it is. What one tenant records, another never sees; only the gazetteer is shared.
 *
 * @param name a lower-case letter or digit, then lower-case letters, digits, dots or hyphens, 63 at
 *     most
 */
public record TenantId(String name) implements Comparable<TenantId> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

  /** The tenant of a host that has only one. */
  public static final TenantId DEFAULT = new TenantId("default");

  /** Checks the form. */
  public TenantId {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a tenant: 1 to 63 lower-case letters, digits, dots or hyphens, beginning"
              + " with a letter or digit. Maybe 'city-of-vallejo'?");
    }
  }

  /**
   * Reads a tenant.
   *
   * @param name its name
   * @return the tenant
   * @throws IllegalArgumentException if the form is wrong
   */
  public static TenantId of(String name) {
    return new TenantId(name);
  }

  /** Orders by the name. */
  @Override
  public int compareTo(TenantId other) {
    return name.compareTo(other.name);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
