package dev.comity.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facts of an event as a JSON object: texts, whole numbers, truth values, lists and objects.
 *
 * <p>Decimal figures and dates are written as texts. So the canonical form (RFC 8785) needs no
 * floating-point notation and is the same on every platform.
 */
public final class Payload {

  /** The greatest whole number that every JSON reader keeps exactly (RFC 7493): 2⁵³ − 1. */
  static final long GREATEST = (1L << 53) - 1;

  private static final Payload EMPTY = new Payload(new TreeMap<>());

  private final Map<String, Object> members;

  Payload(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * An object without members.
   *
   * @return the object
   */
  public static Payload empty() {
    return EMPTY;
  }

  /**
   * Begins an object.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a JSON object.
   *
   * @param json the text, in any spacing and order of keys
   * @return the object
   * @throws IllegalArgumentException if it is not such an object, has a key twice, or holds a
   *     fraction, a null, or a whole number beyond ±(2⁵³ − 1)
   */
  public static Payload parse(String json) {
    return CanonicalJson.read(json);
  }

  /**
   * Writes the canonical form of RFC 8785: no white space, keys in the order of their UTF-16 code
   * units.
   *
   * @return the text
   */
  public String canonical() {
    return CanonicalJson.write(members());
  }

  /**
   * The text of a member.
   *
   * @param key its key
   * @return the text
   * @throws IllegalArgumentException if it is missing or no text
   */
  public String text(String key) {
    return member(key, String.class);
  }

  /**
   * The text of a member that may be missing.
   *
   * @param key its key
   * @return the text, if the member is there
   * @throws IllegalArgumentException if it is there and no text
   */
  public Optional<String> optionalText(String key) {
    Object value = members.get(key);
    return value instanceof String text
        ? Optional.of(text)
        : value == null ? Optional.empty() : Optional.of(text(key));
  }

  /**
   * The whole number of a member.
   *
   * @param key its key
   * @return the number
   * @throws IllegalArgumentException if it is missing or no whole number
   */
  public long number(String key) {
    return member(key, Long.class);
  }

  /**
   * The object of a member.
   *
   * @param key its key
   * @return the object
   * @throws IllegalArgumentException if it is missing or no object
   */
  public Payload object(String key) {
    return member(key, Payload.class);
  }

  /**
   * The texts of a member that is a list.
   *
   * @param key its key
   * @return the texts, in their order; none if the member is missing
   * @throws IllegalArgumentException if it is there and no list of texts
   */
  public List<String> texts(String key) {
    return list(key, String.class);
  }

  /**
   * The objects of a member that is a list.
   *
   * @param key its key
   * @return the objects, in their order; none if the member is missing
   * @throws IllegalArgumentException if it is there and no list of objects
   */
  public List<Payload> objects(String key) {
    return list(key, Payload.class);
  }

  /**
   * The same with one text more, or another one in its place.
   *
   * @param key its key
   * @param value the text
   * @return the changed object
   */
  public Payload withText(String key, String value) {
    TreeMap<String, Object> changed = new TreeMap<>(members);
    changed.put(key, value);
    return new Payload(changed);
  }

  /**
   * Tells whether a member is there.
   *
   * @param key its key
   * @return true if it is
   */
  public boolean has(String key) {
    return members.containsKey(key);
  }

  /** The number, unless some reader of JSON would round it. */
  static long exact(long number) {
    if (number > GREATEST || number < -GREATEST) {
      throw new IllegalArgumentException(
          number + " is beyond what every JSON reader keeps exactly. Maybe write it as a text?");
    }
    return number;
  }

  private <T> T member(String key, Class<T> type) {
    Object value = members.get(key);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          (value == null ? "There is no '" : "There is another sort of '") + key + "' in " + this);
    }
    return type.cast(value);
  }

  private <T> List<T> list(String key, Class<T> type) {
    if (!has(key)) {
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (Object value : member(key, List.class)) {
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException("There is another sort of entry in '" + key + "'");
      }
      values.add(type.cast(value));
    }
    return Collections.unmodifiableList(values);
  }

  /** In the order of their keys. */
  SortedMap<String, Object> members() {
    return members instanceof SortedMap<String, Object> sorted ? sorted : new TreeMap<>(members);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload it && members.equals(it.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** The canonical form. */
  @Override
  public String toString() {
    return canonical();
  }

  /** Collects the members of an object; the order of the calls does not matter. */
  public static final class Builder {

    private final TreeMap<String, Object> members = new TreeMap<>();

    private Builder() {}

    /**
     * Adds a text: the value's {@code toString()}.
     *
     * @param key the key
     * @param value the value
     * @return this builder
     */
    public Builder text(String key, Object value) {
      members.put(key, value.toString());
      return this;
    }

    /**
     * Adds a text if there is one.
     *
     * @param key the key
     * @param value the value, or nothing
     * @return this builder
     */
    public Builder text(String key, Optional<?> value) {
      value.ifPresent(it -> text(key, it));
      return this;
    }

    /**
     * Adds a whole number.
     *
     * @param key the key
     * @param value the number, between −(2⁵³ − 1) and 2⁵³ − 1
     * @return this builder
     */
    public Builder number(String key, long value) {
      members.put(key, exact(value));
      return this;
    }

    /**
     * Adds an object.
     *
     * @param key the key
     * @param value the object
     * @return this builder
     */
    public Builder object(String key, Payload value) {
      members.put(key, value);
      return this;
    }

    /**
     * Adds a list of texts, and nothing if the list is empty.
     *
     * @param key the key
     * @param values the values, each written by its {@code toString()}
     * @return this builder
     */
    public Builder texts(String key, Collection<?> values) {
      if (!values.isEmpty()) {
        members.put(key, values.stream().map(Object::toString).toList());
      }
      return this;
    }

    /**
     * Adds a list of objects, and nothing if the list is empty.
     *
     * @param key the key
     * @param values the objects
     * @return this builder
     */
    public Builder objects(String key, Collection<Payload> values) {
      if (!values.isEmpty()) {
        members.put(key, List.copyOf(values));
      }
      return this;
    }

    /**
     * Ends the object.
     *
     * @return the object
     */
    public Payload build() {
      return new Payload(new TreeMap<>(members));
    }
  }
}
