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
import dev.comity.party.CityId;
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
    if (!it.text().equals(Optional.of(approval.text()))) {
      reasons.add(new OtherText(approval.text(), it.text()));
    }
    it.approvalOf(resolution.party())
        .ifPresent(
            earlier ->
                reasons.add(
                    new ApprovedAlready(
                        sides.find(resolution.party()).orElseGet(sides::one), earlier.body())));
    reasons.addAll(carried(sides, resolution));
    return reasons;
  }

  static List<Refusal> carried(Sides sides, Resolution resolution) {
    Optional<Vote> lost = resolution.vote().filter(vote -> !vote.isCarried());
    return lost.isPresent() && sides.has(resolution.party())
        ? List.of(new VoteLost(sides.named(resolution.party()), lost.get()))
        : List.of();
  }

  static List<Refusal> signing(Partnership it, Sides sides, Kind kind) {
    Step step = kind.approvalOfEachParty() ? Step.SIGN : Step.SIGN_WITHOUT_APPROVAL;
    List<Refusal> reasons = new ArrayList<>(step(it, step));
    if (kind.approvalOfEachParty()) {
      for (CityId side : sides.both()) {
        if (it.approvalOf(side).isEmpty()) {
          reasons.add(new NotYetApproved(sides.named(side), kind));
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
    CityId party = resumption.resolution().party();
    it.suspendedBy()
        .filter(suspender -> sides.has(suspender) && sides.has(party) && !suspender.equals(party))
        .ifPresent(
            suspender ->
                reasons.add(new SuspendedByOther(sides.named(party), sides.named(suspender))));
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
    for (CityId side : sides.both()) {
      Optional<Resolution> now =
          reactivation.resolutions().stream()
              .filter(resolution -> resolution.party().equals(side))
              .findFirst();
      if (now.isEmpty() && kind.approvalOfEachParty()) {
        reasons.add(new NotYetResolved(sides.named(side)));
      }
      now.ifPresent(resolution -> reasons.addAll(sameBody(it, sides, resolution)));
    }
    for (Resolution resolution : reactivation.resolutions()) {
      reasons.addAll(carried(sides, resolution));
    }
    return reasons;
  }

  private static List<Refusal> sameBody(Partnership it, Sides sides, Resolution now) {
    return it.approvals().stream()
        .filter(then -> then.party().equals(now.party()) && !then.body().equals(now.body()))
        .<Refusal>map(then -> new OtherBody(sides.named(now.party()), now.body(), then.body()))
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
