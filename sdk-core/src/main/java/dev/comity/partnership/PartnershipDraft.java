package dev.comity.partnership;

import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partnership while an event is being folded into it. */
final class PartnershipDraft {

  private final PartnershipId id;
  private final Pair pair;
  private final String kind;
  Status status;
  Vitality vitality = Vitality.UNTRIED;
  Optional<PartialDate> inForceSince = Optional.empty();
  Optional<PartialDate> endedOn = Optional.empty();
  Optional<Hash> text = Optional.empty();
  final List<Resolution> approvals = new ArrayList<>();
  Optional<CityId> suspendedBy = Optional.empty();
  Optional<LocalDate> lastActivity = Optional.empty();
  final Map<CityId, String> references = new HashMap<>();

  PartnershipDraft(PartnershipId id, Pair pair, String kind, Status status) {
    this.id = id;
    this.pair = pair;
    this.kind = kind;
    this.status = status;
  }

  static PartnershipDraft of(Partnership it) {
    PartnershipDraft draft = new PartnershipDraft(it.id(), it.pair(), it.kind(), it.status());
    draft.vitality = it.vitality();
    draft.inForceSince = it.inForceSince();
    draft.endedOn = it.endedOn();
    draft.text = it.text();
    draft.approvals.addAll(it.approvals());
    draft.suspendedBy = it.suspendedBy();
    draft.lastActivity = it.lastActivity();
    draft.references.putAll(it.references());
    return draft;
  }

  void awake(LocalDate on) {
    vitality = Vitality.ACTIVE;
    lastActivity = Optional.of(on);
  }

  Partnership at(long version, LocalDate latest) {
    return new Partnership(
        id,
        version,
        pair,
        kind,
        status,
        vitality,
        inForceSince,
        endedOn,
        text,
        approvals,
        suspendedBy,
        lastActivity,
        references,
        latest);
  }
}
