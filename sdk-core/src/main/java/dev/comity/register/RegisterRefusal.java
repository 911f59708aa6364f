package dev.comity.register;

import dev.comity.failure.Refusal;
import dev.comity.failure.Wording;
import dev.comity.journal.AggregateId;
import dev.comity.journal.TenantId;
import java.util.Locale;

/** Why a whole register was not taken over. */
public sealed interface RegisterRefusal extends Refusal {

  @Override
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }

  /**
   * The file holds the register of somebody else; its hashes hold for that tenant only.
   *
   * @param source the name of the file
   * @param theirs the tenant in the file
   * @param ours the tenant of this register
   */
  record OtherTenant(String source, TenantId theirs, TenantId ours) implements RegisterRefusal {}

  /**
   * The register holds the thing with another history.
   *
   * @param source the name of the file
   * @param subject what it is about
   */
  record OtherHistory(String source, AggregateId subject) implements RegisterRefusal {}

  /**
   * Something in the file clashes with what the register holds.
   *
   * @param source the name of the file
   * @param subject what it is about
   * @param clash what it clashes with
   */
  record Clash(String source, AggregateId subject, String clash) implements RegisterRefusal {}
}
