package dev.comity.storage;

import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/**
 * All objects that can be reached from some, each counted once, by JOL: worked out from their
 * layout, so the same at every run. JOL asks neither for an agent nor for root here, and may look
 * into records.
 */
final class Reachable {

  static {
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
  }

  private final GraphLayout graph;

  private Reachable(GraphLayout graph) {
    this.graph = graph;
  }

  static Reachable from(Object... roots) {
    return new Reachable(GraphLayout.parseInstance(roots));
  }

  /** How many bytes a reference takes: 4, unless the heap may grow beyond 32 GiB. */
  static long bytesOfReference() {
    return VM.current().sizeOfField(Object.class.getName());
  }

  long bytes() {
    return graph.totalSize();
  }

  long count(Class<?> type) {
    return graph.getClassCounts().count(type);
  }

  /** How many there are of each class, and how many bytes they take. */
  @Override
  public String toString() {
    return graph.toFootprint();
  }
}
