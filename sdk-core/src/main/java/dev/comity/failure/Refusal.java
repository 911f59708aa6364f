package dev.comity.failure;

import java.util.Locale;

/**
 * One reason why a command was not carried out. Refusals are values: they carry the figures that a
 * caller needs to explain or to repair, and say in plain words what the way out is.
 *
 * <p>Each feature has its own sealed family of refusals; all reasons are given at once in {@link
 * Outcome.Refused}. A host may add its own, for example from its authorizer.
 */
public interface Refusal {

  /**
   * Says the reason in the reader's language. English stands in where there is no translation.
   *
   * @param locale the language to speak
   * @return one or two sentences, without a line break
   */
  String message(Locale locale);

  /**
   * Says the reason in English.
   *
   * @return one or two sentences, without a line break
   */
  default String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * Names the rule, for programs: stable between releases.
   *
   * @return the simple name of the refusal's type
   */
  default String code() {
    return getClass().getSimpleName();
  }
}
