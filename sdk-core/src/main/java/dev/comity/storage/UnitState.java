package dev.comity.storage;

import dev.comity.storage.Storage.Access;

/** Whether a unit of work may still be used, and what for. */
final class UnitState {

  private enum Phase {
    OPEN(""),
    FAILED("has failed, and nothing of it can be kept. Maybe close it and begin another one?"),
    COMMITTED("is committed. Maybe begin another one?"),
    CLOSED("is closed. Maybe a service was kept longer than its unit of work?");

    final String reproach;

    Phase(String reproach) {
      this.reproach = reproach;
    }
  }

  private final Access access;
  private Phase phase = Phase.OPEN;

  UnitState(Access access) {
    this.access = access;
  }

  void reading() {
    if (phase != Phase.OPEN) {
      throw new IllegalStateException("This unit of work " + phase.reproach);
    }
  }

  /** A change that fails may be half done, so the unit can then no longer be committed. */
  void write(Runnable change) {
    writing();
    phase = Phase.FAILED;
    change.run();
    phase = Phase.OPEN;
  }

  /** A unit is committed once, whether that succeeds or not. */
  void commit(Runnable commit) {
    writing();
    phase = Phase.FAILED;
    commit.run();
    phase = Phase.COMMITTED;
  }

  private void writing() {
    reading();
    if (access == Access.READ) {
      throw new IllegalStateException(
          "This unit of work only reads. Maybe begin one with Access.WRITE, or use Comity.write?");
    }
  }

  void close() {
    phase = Phase.CLOSED;
  }
}
