package dev.comity.partnership;

import dev.comity.failure.Refusal;
import dev.comity.journal.Event;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Timeline;
import dev.comity.partnership.PartnershipRefusal.ApprovedAlready;
import dev.comity.partnership.PartnershipRefusal.DormantAlready;
import dev.comity.partnership.PartnershipRefusal.EndsOtherwise;
import dev.comity.partnership.PartnershipRefusal.NoSuchEntry;
import dev.comity.partnership.PartnershipRefusal.NotNow;
import dev.comity.partnership.PartnershipRefusal.NotYetApproved;
import dev.comity.partnership.PartnershipRefusal.NotYetResolved;
import dev.comity.partnership.PartnershipRefusal.NothingToReactivate;
import dev.comity.partnership.PartnershipRefusal.OtherBody;
import dev.comity.partnership.PartnershipRefusal.OtherText;
import dev.comity.partnership.PartnershipRefusal.OutOfOrder;
import dev.comity.partnership.PartnershipRefusal.SuspendedByOther;
import dev.comity.partnership.PartnershipRefusal.TooLively;
import dev.comity.partnership.PartnershipRefusal.VoteLost;
import dev.comity.party.NamedParty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What speaks against a step. Pure functions of what stands and what is wanted; each lists every
 * reason, in the order of the rules.
 */
final class PartnershipRules {

  private PartnershipRules() {}

  static List<Refusal> step(Partnership it, Step step) {
    return step.from().contains(it.status())
        ? List.of()
        : List.of(new NotNow(step, it.status(), step.from()));
  }

  static List<Refusal> approval(Partnership it, Sides sides, Approval approval) {
    List<Refusal> reasons = new ArrayList<>();
    Resolution resolution = approval.resolution();
    NamedParty party = sides.find(resolution.party()).orElse(sides.one());
    if (!it.text().equals(Optional.of(approval.text()))) {
      reasons.add(new OtherText(approval.text(), it.text()));
    }
    it.approvalOf(resolution.party())
        .ifPresent(earlier -> reasons.add(new ApprovedAlready(party, earlier.body())));
    reasons.addAll(carried(sides, resolution));
    return reasons;
  }

  static List<Refusal> carried(Sides sides, Resolution resolution) {
    Optional<NamedParty> party = sides.find(resolution.party());
    Optional<Vote> lost = resolution.vote().filter(vote -> !vote.isCarried());
    return party.isPresent() && lost.isPresent()
        ? List.of(new VoteLost(party.get(), lost.get()))
        : List.of();
  }

  static List<Refusal> signing(Partnership it, Sides sides, Kind kind) {
    Step step = kind.approvalOfEachParty() ? Step.SIGN : Step.SIGN_WITHOUT_APPROVAL;
    List<Refusal> reasons = new ArrayList<>(step(it, step));
    if (kind.approvalOfEachParty()) {
      for (NamedParty side : sides.both()) {
        if (it.approvals().stream().noneMatch(approval -> approval.party().equals(side.id()))) {
          reasons.add(new NotYetApproved(side, kind));
        }
      }
    }
    return reasons;
  }

  static List<Refusal> dormancy(Partnership it, PartialDate on) {
    List<Refusal> reasons = new ArrayList<>();
    if (it.vitality() == Vitality.DORMANT) {
      reasons.add(new DormantAlready());
    }
    Optional<LocalDate> lively =
        it.lastActivity().or(() -> it.inForceSince().map(PartialDate::first));
    lively.ifPresent(
        last -> {
          LocalDate earliest = last.plusMonths(Dormancy.AFTER_MONTHS);
          if (on.last().isBefore(earliest)) {
            reasons.add(new TooLively(last, earliest));
          }
        });
    return reasons;
  }

  static List<Refusal> resumption(Partnership it, Sides sides, Resumption resumption) {
    List<Refusal> reasons = new ArrayList<>(carried(sides, resumption.resolution()));
    Optional<NamedParty> party = sides.find(resumption.resolution().party());
    Optional<NamedParty> suspender = it.suspendedBy().flatMap(sides::find);
    if (party.isPresent() && suspender.isPresent() && !suspender.equals(party)) {
      reasons.add(new SuspendedByOther(party.get(), suspender.get()));
    }
    return reasons;
  }

  static List<Refusal> ending(Partnership it, Sides sides, Ending ending) {
    List<Refusal> reasons = new ArrayList<>();
    ending.resolution().ifPresent(resolution -> reasons.addAll(carried(sides, resolution)));
    boolean withdrawn = ending.how() == Ending.Way.WITHDRAWN;
    if (it.isOpen() && withdrawn == it.status().isInForce()) {
      reasons.add(new EndsOtherwise(ending.how().status(), it.status()));
    }
    return reasons;
  }

  static List<Refusal> reactivation(
      Partnership it, Sides sides, Kind kind, Reactivation reactivation) {
    List<Refusal> reasons = new ArrayList<>();
    if (it.status() == Status.SIGNED && it.vitality() != Vitality.DORMANT) {
      reasons.add(new NothingToReactivate());
    }
    for (NamedParty side : sides.both()) {
      Optional<Resolution> now =
          reactivation.resolutions().stream()
              .filter(resolution -> resolution.party().equals(side.id()))
              .findFirst();
      if (now.isEmpty() && kind.approvalOfEachParty()) {
        reasons.add(new NotYetResolved(side));
      }
      now.ifPresent(resolution -> reasons.addAll(sameBody(it, side, resolution)));
    }
    for (Resolution resolution : reactivation.resolutions()) {
      reasons.addAll(carried(sides, resolution));
    }
    return reasons;
  }

  private static List<Refusal> sameBody(Partnership it, NamedParty side, Resolution now) {
    return it.approvals().stream()
        .filter(then -> then.party().equals(side.id()) && !then.body().equals(now.body()))
        .<Refusal>map(then -> new OtherBody(side, now.body(), then.body()))
        .toList();
  }

  /** A corrected date must keep the entries in their order: dates never run backwards. */
  static List<Refusal> correction(Timeline timeline, Correction correction, LocalDate today) {
    List<Event> standing = timeline.now();
    List<Long> numbers = standing.stream().map(Event::sequence).toList();
    int at = numbers.indexOf(correction.entry());
    if (at < 0) {
      return List.of(new NoSuchEntry(correction.entry(), numbers));
    }
    LocalDate notBefore = at == 0 ? LocalDate.of(1, 1, 1) : standing.get(at - 1).effective();
    LocalDate notAfter =
        at == standing.size() - 1 ? today.plusDays(1) : standing.get(at + 1).effective();
    boolean fits =
        !correction.on().last().isBefore(notBefore) && !correction.on().first().isAfter(notAfter);
    return fits ? List.of() : List.of(new OutOfOrder(correction.on().first(), notBefore, notAfter));
  }
}
