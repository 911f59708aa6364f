package dev.comity.matching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate as a document: one JSON object (RFC 8259) whose first members are {@code
 * comity-certificate} (the version of the form, 1), {@code kind}, {@code instance} (its hash) and
 * {@code standing}; the others depend on the kind, and are whole numbers of 64 bits, texts, arrays
 * of whole numbers, or arrays of such arrays. The same certificate is always the same text.
 * Immutable.
 */
public final class CertificateText {

  /** The version of the form. */
  public static final long VERSION = 1;

  static final String FORM = "comity-certificate";
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String kind;
  private final InstanceHash instance;
  private final Standing standing;

  /** Each value a Long, a String, a long[] or a long[][]; arrays are never handed out. */
  private final Map<String, Object> members;

  CertificateText(
      String kind, InstanceHash instance, Standing standing, Map<String, Object> members) {
    this.kind = kind;
    this.instance = instance;
    this.standing = standing;
    this.members = members;
  }

  /**
   * Begins a document.
   *
   * @param kind the kind of certificate, such as {@code assignment.least-total}
   * @param instance the hash of the instance
   * @param standing the standing of the claim
   * @return takes the other members
   */
  public static Builder of(String kind, InstanceHash instance, Standing standing) {
    return new Builder(kind, instance, standing);
  }

  /**
   * Reads a document. Everything is read strictly: an unknown version, a value of another form, a
   * member that stands twice or text behind the object is a fault.
   *
   * @param json the text
   * @return the document
   * @throws BadCertificateException if it is none
   */
  public static CertificateText parse(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      return new CertificateReading(parser).document();
    } catch (IOException e) {
      throw new BadCertificateException(
          "This is not the JSON of a certificate" + where(e) + ". Maybe it was cut off?", e);
    }
  }

  private static String where(IOException fault) {
    return fault instanceof JsonProcessingException known && known.getLocation() != null
        ? String.format(
            Locale.ROOT,
            ": it breaks off at line %d, column %d",
            known.getLocation().getLineNr(),
            known.getLocation().getColumnNr())
        : "";
  }

  /**
   * The kind of certificate.
   *
   * @return such as {@code assignment.least-total}
   */
  public String kind() {
    return kind;
  }

  /**
   * The instance that the certificate is about.
   *
   * @return its hash
   */
  public InstanceHash instance() {
    return instance;
  }

  /**
   * The standing of the claim.
   *
   * @return the standing
   */
  public Standing standing() {
    return standing;
  }

  /**
   * A whole number.
   *
   * @param name the member
   * @return its value
   * @throws BadCertificateException if there is no such member, or none of this form
   */
  public long number(String name) {
    return value(name, Long.class, "a whole number");
  }

  /**
   * A text.
   *
   * @param name the member
   * @return its value
   * @throws BadCertificateException if there is no such member, or none of this form
   */
  public String text(String name) {
    return value(name, String.class, "a text");
  }

  /**
   * An array of whole numbers.
   *
   * @param name the member
   * @return its values
   * @throws BadCertificateException if there is no such member, or none of this form
   */
  public long[] longs(String name) {
    return value(name, long[].class, "an array of whole numbers").clone();
  }

  /**
   * An array of whole numbers of 32 bits.
   *
   * @param name the member
   * @return its values
   * @throws BadCertificateException if there is no such member, or none of this form
   */
  public int[] ints(String name) {
    long[] longs = value(name, long[].class, "an array of whole numbers");
    int[] ints = new int[longs.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) longs[i];
      if (ints[i] != longs[i]) {
        throw new BadCertificateException(
            "'"
                + name
                + "' has "
                + longs[i]
                + " at place "
                + i
                + ", which has more than 32 bits. Maybe it was changed?");
      }
    }
    return ints;
  }

  /**
   * An array of arrays of whole numbers.
   *
   * @param name the member
   * @return its values
   * @throws BadCertificateException if there is no such member, or none of this form
   */
  public long[][] table(String name) {
    // An empty array is both a list and a table.
    if (members.get(name) instanceof long[] list && list.length == 0) {
      return new long[0][];
    }
    long[][] rows = value(name, long[][].class, "an array of arrays of whole numbers");
    return Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
  }

  /**
   * Checks the kind.
   *
   * @param wanted the kind that can be read here
   * @return this
   * @throws BadCertificateException if the document is of another kind
   */
  public CertificateText ofKind(String wanted) {
    if (!kind.equals(wanted)) {
      throw new BadCertificateException(
          "A certificate of kind '"
              + kind
              + "' is not one of '"
              + wanted
              + "'. Maybe it was made with other options, or of another file?");
    }
    return this;
  }

  /**
   * Checks that the document has exactly the members of its kind.
   *
   * @param names all that there may and must be, without the four first
   * @return this
   * @throws BadCertificateException if one is missing, or there is another
   */
  public CertificateText only(String... names) {
    List<String> known = List.of(names);
    for (String name : known) {
      if (!members.containsKey(name)) {
        throw new BadCertificateException(
            "A certificate of kind '"
                + kind
                + "' needs '"
                + name
                + "'. Maybe it was cut, or is of another version?");
      }
    }
    Optional<String> other =
        members.keySet().stream().filter(it -> !known.contains(it)).findFirst();
    if (other.isPresent()) {
      throw new BadCertificateException(
          "A certificate of kind '"
              + kind
              + "' has no member '"
              + other.get()
              + "', only "
              + known
              + ". Maybe it is of another version?");
    }
    return this;
  }

  private <T> T value(String name, Class<T> type, String form) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new BadCertificateException(
          "A certificate of kind '"
              + kind
              + "' needs '"
              + name
              + "', "
              + form
              + (value == null ? "; it is missing." : "; it has another form.")
              + " Maybe it was changed?");
    }
    return type.cast(value);
  }

  /**
   * The document as JSON, without spaces and with one line feed at its end.
   *
   * @return the text, which {@link #parse} reads back
   */
  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField(FORM, VERSION);
      json.writeStringField("kind", kind);
      json.writeStringField("instance", instance.value());
      json.writeStringField("standing", standing.toString());
      for (Map.Entry<String, Object> member : members.entrySet()) {
        json.writeFieldName(member.getKey());
        write(json, member.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof long[] list) {
      json.writeArray(list, 0, list.length);
    } else {
      json.writeStartArray();
      for (long[] row : (long[][]) value) {
        json.writeArray(row, 0, row.length);
      }
      json.writeEndArray();
    }
  }

  /** Takes the members of a document in the order in which they shall stand; for one thread. */
  public static final class Builder {

    private final String kind;
    private final InstanceHash instance;
    private final Standing standing;
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Builder(String kind, InstanceHash instance, Standing standing) {
      this.kind = kind;
      this.instance = instance;
      this.standing = standing;
    }

    /**
     * Adds a whole number.
     *
     * @param name the member
     * @param value its value
     * @return this
     */
    public Builder put(String name, long value) {
      return add(name, value);
    }

    /**
     * Adds a text.
     *
     * @param name the member
     * @param value its value
     * @return this
     */
    public Builder put(String name, String value) {
      return add(name, value);
    }

    /**
     * Adds an array.
     *
     * @param name the member
     * @param values its values
     * @return this
     */
    public Builder put(String name, int[] values) {
      return add(name, Arrays.stream(values).asLongStream().toArray());
    }

    /**
     * Adds an array.
     *
     * @param name the member
     * @param values its values
     * @return this
     */
    public Builder put(String name, long[] values) {
      return add(name, values.clone());
    }

    /**
     * Adds an array of arrays.
     *
     * @param name the member
     * @param rows its values
     * @return this
     */
    public Builder put(String name, long[][] rows) {
      return add(name, Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new));
    }

    private Builder add(String name, Object value) {
      if (members.put(name, value) != null) {
        throw new IllegalArgumentException("The member '" + name + "' was added before.");
      }
      return this;
    }

    /**
     * The document.
     *
     * @return the document
     */
    public CertificateText build() {
      return new CertificateText(kind, instance, standing, new LinkedHashMap<>(members));
    }
  }
}
