package dev.comity.journal;

import dev.comity.failure.Refusal;
import java.util.List;

/**
 * The host's say in who may do what. It is asked before the rules of every command, and only for
 * commands; reading is the host's own affair.
 */
@FunctionalInterface
public interface Authorizer {

  /** Allows everything; who acted is in the journal all the same. */
  Authorizer ALLOWING = (tenant, actor, command) -> List.of();

  /**
   * Says what speaks against a command.
   *
   * @param tenant whose data it would change
   * @param actor who wants to
   * @param command the command's record, for example {@code dev.comity.partnership.Signing}
   * @return every objection; empty to allow
   */
  List<Refusal> objections(TenantId tenant, Actor actor, Record command);
}
