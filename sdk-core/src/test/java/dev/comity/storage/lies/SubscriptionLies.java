package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartitionStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lies about subscriptions and their leases. */
final class SubscriptionLies {

  private SubscriptionLies() {}

  private static Optional<FeedPartition> held(FeedPartitionStore store, FeedPartition like) {
    return store.of(like.subscription()).stream()
        .filter(it -> it.slice().index() == like.slice().index())
        .findFirst();
  }

  /** A lease is written whatever version is there. */
  @CaughtBy({
    "anUpdateOfAnotherVersionOfAPartConflicts",
    "whoLostThePartToAnotherReaderCannotAcknowledgeIt"
  })
  static final class LeasesWithoutLooking extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void update(FeedPartition it, long expected) {
          honest.update(it, held(honest, it).map(FeedPartition::version).orElse(expected));
        }
      };
    }
  }

  /** Whoever leases a part last has it, over one who leased it meanwhile. */
  @CaughtBy("oneOfTwoReadersGetsThePart")
  static final class LeasesTwice extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      boolean isLease =
          !unit.isCommitted()
              && !written(unit).isEmpty()
              && written(unit).stream().allMatch(it -> it.isOf(FeedPartitionStore.class));
      try {
        super.commit(unit);
      } catch (ConflictException e) {
        if (!isLease) {
          throw e;
        }
      }
    }
  }

  /** Parts come in the order of their numbers' texts: 0, 1, 10, 11, 2. */
  @CaughtBy("partsComeInTheOrderOfTheirNumbers")
  static final class SortsPartsAsTexts extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public List<FeedPartition> of(String subscription) {
          return honest.of(subscription).stream()
              .sorted(Comparator.comparing(it -> "" + it.slice().index()))
              .toList();
        }
      };
    }
  }

  /** Who acknowledges a part keeps the lease. */
  @CaughtBy({"anUpdateReplacesThePart", "whoLostThePartToAnotherReaderCannotAcknowledgeIt"})
  static final class KeepsLeases extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void update(FeedPartition it, long expected) {
          Optional<FeedPartition.Lease> lease =
              it.lease().or(() -> held(honest, it).flatMap(FeedPartition::lease));
          honest.update(
              new FeedPartition(
                  it.subscription(), it.slice(), it.version(), it.acknowledged(), lease),
              expected);
        }
      };
    }
  }

  /** A part that is there already is begun anew without a word. */
  @CaughtBy("aPartOfOneNumberIsThereOnce")
  static final class BeginsPartsAgain extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void insert(FeedPartition it) {
          held(honest, it)
              .ifPresentOrElse(
                  before -> honest.update(it, before.version()), () -> honest.insert(it));
        }
      };
    }
  }

  /** Whoever forgets a subscription forgets those that begin alike, too. */
  @CaughtBy("aSubscriptionIsForgottenWithAllItsPartsAndNoOther")
  static final class ForgetsByTheBeginning extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void remove(String subscription) {
          honest.remove(subscription);
          honest.remove(subscription + "-2");
        }
      };
    }
  }

  /** A subscription that is forgotten keeps its first part. */
  @CaughtBy("aSubscriptionIsForgottenWithAllItsPartsAndNoOther")
  static final class ForgetsHalf extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void remove(String subscription) {
          List<FeedPartition> before = honest.of(subscription);
          honest.remove(subscription);
          if (before.size() > 1) {
            honest.insert(before.get(0));
          }
        }
      };
    }
  }

  /** What readers have acknowledged is kept in 32 bits. */
  @CaughtBy("anUpdateKeepsNumbersUpToTheGreatest")
  static final class AcknowledgesSmallPositions extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void update(FeedPartition it, long expected) {
          int position = (int) it.acknowledged();
          honest.update(
              new FeedPartition(it.subscription(), it.slice(), it.version(), position, it.lease()),
              expected);
        }
      };
    }
  }

  /** Versions are kept in 32 bits. */
  @CaughtBy("anUpdateKeepsNumbersUpToTheGreatest")
  static final class CountsSmallVersions extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void update(FeedPartition it, long expected) {
          int version = (int) it.version();
          honest.update(
              new FeedPartition(
                  it.subscription(), it.slice(), version, it.acknowledged(), it.lease()),
              expected);
        }
      };
    }
  }

  /** A subscription that is forgotten keeps the parts that the unit itself inserted. */
  @CaughtBy("aSubscriptionCanBeForgottenByTheUnitThatBeganIt")
  static final class ForgetsNoPartOfItsOwn extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        private final List<FeedPartition> own = new ArrayList<>();

        @Override
        public void insert(FeedPartition it) {
          honest.insert(it);
          own.add(it);
        }

        @Override
        public void remove(String subscription) {
          honest.remove(subscription);
          own.stream().filter(it -> it.subscription().equals(subscription)).forEach(honest::insert);
        }
      };
    }
  }

  /** Names are compared in 63 letters, of which most have fewer. */
  @CaughtBy("theLongestNamesAreToldApartByTheirLastLetter")
  static final class ComparesCutNames extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public List<FeedPartition> of(String subscription) {
          List<FeedPartition> found = honest.of(subscription);
          return honest.subscriptions().stream()
              .filter(it -> found.isEmpty() && subscription.length() > 63)
              .filter(it -> it.startsWith(subscription.substring(0, 63)))
              .findFirst()
              .map(honest::of)
              .orElse(found);
        }
      };
    }
  }
}
