package dev.comity;

import dev.comity.PartnershipLifeContract.Move;
import dev.comity.partnership.Status;
import dev.comity.partnership.Vitality;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small model of the life of partnerships, written from the practice in {@code docs/domain.md}:
 * it foretells the codes of all reasons that speak against a step. Cities are numbers.
 */
final class LifeModel {

  private static final Set<Status> BEFORE_SIGNING =
      Set.of(Status.PROSPECT, Status.EXPLORING, Status.LETTER_OF_INTENT, Status.APPROVAL_PENDING);

  /** One partnership, as the model sees it. */
  static final class Life {
    final Set<Integer> sides;
    final boolean sister;
    Status status = Status.PROSPECT;
    Vitality vitality = Vitality.UNTRIED;
    int text = -1;
    final Set<Integer> approved = new TreeSet<>();
    int suspender = -1;
    LocalDate latest;
    LocalDate lively;

    Life(Set<Integer> sides, boolean sister, LocalDate on) {
      this.sides = sides;
      this.sister = sister;
      this.latest = on;
    }

    boolean isOver() {
      return Set.of(Status.TERMINATED, Status.EXPIRED, Status.WITHDRAWN, Status.HISTORICAL)
          .contains(status);
    }
  }

  private final LocalDate today;
  private final List<Life> lives = new ArrayList<>();

  LifeModel(LocalDate today) {
    this.today = today;
  }

  Life life(int number) {
    return lives.get(number);
  }

  Set<String> againstProposal(
      int one, int other, String kind, LocalDate on, Set<Integer> speaksFor) {
    Set<String> reasons = new TreeSet<>();
    if (kind.equals("no-such-kind")) {
      reasons.add("UnknownKind");
    }
    if (!speaksFor.contains(one) && !speaksFor.contains(other)) {
      reasons.add("SpeaksForNeither");
    }
    if (on.isAfter(today.plusDays(1))) {
      reasons.add("InTheFuture");
    }
    if (one == other) {
      reasons.add("PairedWithItself");
    } else if (isOpen(Set.of(one, other), kind.equals("sister-city"), null)
        && !kind.equals("no-such-kind")) {
      reasons.add("AlreadyOpen");
    }
    return reasons;
  }

  private boolean isOpen(Set<Integer> sides, boolean sister, Life but) {
    return lives.stream()
        .anyMatch(
            it ->
                !Objects.equals(it, but)
                    && !it.isOver()
                    && it.sides.equals(sides)
                    && it.sister == sister);
  }

  Life propose(int one, int other, String kind, LocalDate on) {
    Life life = new Life(Set.of(one, other), kind.equals("sister-city"), on);
    lives.add(life);
    return life;
  }

  Set<String> against(Move move, Life it, LocalDate on, Set<Integer> speaksFor) {
    Set<String> reasons = new TreeSet<>();
    if (!inTime(move, it)) {
      reasons.add("NotNow");
    }
    if (on.isBefore(it.latest)) {
      reasons.add("RunsBackward");
    }
    if (on.isAfter(today.plusDays(1))) {
      reasons.add("InTheFuture");
    }
    switch (move.what()) {
      case APPROVE, SUSPEND, RESUME -> {
        decider(move.one(), it, speaksFor, reasons);
        if (move.odd() == 3 && it.sides.contains(move.one())) {
          reasons.add("VoteLost");
        }
      }
      case REACTIVATE -> {
        if (move.odd() == 0) {
          it.sides.forEach(side -> decider(side, it, speaksFor, reasons));
        } else {
          decider(move.one(), it, speaksFor, reasons);
        }
      }
      default -> {
        if (it.sides.stream().noneMatch(speaksFor::contains)) {
          reasons.add("SpeaksForNeither");
        }
      }
    }
    particular(move, it, on, reasons);
    return reasons;
  }

  private static void decider(int party, Life it, Set<Integer> speaksFor, Set<String> reasons) {
    if (!it.sides.contains(party)) {
      reasons.add("NotASide");
    } else if (!speaksFor.contains(party)) {
      reasons.add("NotSpeakingFor");
    }
  }

  private static boolean inTime(Move move, Life it) {
    Status now = it.status;
    return switch (move.what()) {
      case EXPLORE -> now == Status.PROSPECT;
      case INTEND -> now == Status.PROSPECT || now == Status.EXPLORING;
      case SUBMIT -> BEFORE_SIGNING.contains(now);
      case APPROVE -> now == Status.APPROVAL_PENDING;
      case SIGN -> it.sister ? now == Status.APPROVAL_PENDING : BEFORE_SIGNING.contains(now);
      case ACT, END -> !it.isOver();
      case CALL_DORMANT -> now == Status.SIGNED;
      case SUSPEND -> now == Status.SIGNED || now == Status.UNDER_REVIEW;
      case RESUME -> now == Status.SUSPENDED;
      case REVIEW -> now == Status.SIGNED || now == Status.SUSPENDED;
      case RETAIN -> now == Status.UNDER_REVIEW;
      case REACTIVATE -> now == Status.SIGNED || it.isOver() && now != Status.WITHDRAWN;
      case PROPOSE -> throw new IllegalStateException("has its own rules");
    };
  }

  private void particular(Move move, Life it, LocalDate on, Set<String> reasons) {
    switch (move.what()) {
      case APPROVE -> {
        if (it.text != move.odd() % 2) {
          reasons.add("OtherText");
        }
        if (it.approved.contains(move.one())) {
          reasons.add("ApprovedAlready");
        }
      }
      case SIGN -> {
        if (it.sister && it.approved.size() < 2) {
          reasons.add("NotYetApproved");
        }
      }
      case CALL_DORMANT -> {
        if (it.vitality == Vitality.DORMANT) {
          reasons.add("DormantAlready");
        }
        if (it.lively != null && on.isBefore(it.lively.plusMonths(24))) {
          reasons.add("TooLively");
        }
      }
      case RESUME -> {
        if (it.suspender >= 0 && it.sides.contains(move.one()) && it.suspender != move.one()) {
          reasons.add("SuspendedByOther");
        }
      }
      case END -> {
        boolean withdrawn = move.other() == 2;
        if (!it.isOver() && withdrawn != BEFORE_SIGNING.contains(it.status)) {
          reasons.add("EndsOtherwise");
        }
      }
      case REACTIVATE -> {
        if (it.status == Status.SIGNED && it.vitality != Vitality.DORMANT) {
          reasons.add("NothingToReactivate");
        }
        boolean missing =
            move.odd() != 0 && !(it.sides.contains(move.one()) && it.sides.size() == 1);
        if (it.sister && missing) {
          reasons.add("NotYetResolved");
        }
        if (move.odd() == 3 && it.sides.contains(move.one())) {
          reasons.add("VoteLost");
        }
        if (isOpen(it.sides, it.sister, it)) {
          reasons.add("AlreadyOpen");
        }
      }
      default -> {}
    }
  }

  void apply(Move move, Life it, LocalDate on) {
    it.latest = on;
    switch (move.what()) {
      case EXPLORE -> it.status = Status.EXPLORING;
      case INTEND -> it.status = Status.LETTER_OF_INTENT;
      case SUBMIT -> {
        it.status = Status.APPROVAL_PENDING;
        it.text = move.odd() % 2;
        it.approved.clear();
      }
      case APPROVE -> it.approved.add(move.one());
      case SIGN -> {
        it.status = Status.SIGNED;
        it.lively = it.lively == null ? on : it.lively;
      }
      case ACT -> awake(it, on);
      case CALL_DORMANT -> it.vitality = Vitality.DORMANT;
      case SUSPEND -> {
        it.status = Status.SUSPENDED;
        it.suspender = move.one();
      }
      case RESUME, RETAIN -> {
        it.status = Status.SIGNED;
        it.suspender = -1;
      }
      case REVIEW -> {
        it.status = Status.UNDER_REVIEW;
        it.suspender = -1;
      }
      case END ->
          it.status =
              List.of(Status.TERMINATED, Status.EXPIRED, Status.WITHDRAWN, Status.HISTORICAL)
                  .get(move.other());
      case REACTIVATE -> {
        it.status = Status.SIGNED;
        awake(it, on);
      }
      case PROPOSE -> throw new IllegalStateException("has its own rules");
    }
  }

  private static void awake(Life it, LocalDate on) {
    it.vitality = Vitality.ACTIVE;
    it.lively = on;
  }
}
