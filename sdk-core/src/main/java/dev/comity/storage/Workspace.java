package dev.comity.storage;

import java.util.ArrayList;
import java.util.List;

/** What one unit of work sees and has changed: a view of each of its tables. */
final class Workspace {

  private final long snapshot;
  private final List<TableView<?, ?>> views = new ArrayList<>();

  Workspace(long snapshot) {
    this.snapshot = snapshot;
  }

  long snapshot() {
    return snapshot;
  }

  <K, V> TableView<K, V> view(VersionedTable<K, V> table) {
    TableView<K, V> view = new TableView<>(table, snapshot);
    views.add(view);
    return view;
  }

  <R, K> IndexView<R, K> view(Index<R, K> index) {
    return new IndexView<>(view(index.table()), index.keys());
  }

  boolean isChanged() {
    return views.stream().anyMatch(TableView::isChanged);
  }

  void refuseIfOvertaken() {
    views.forEach(TableView::refuseIfOvertaken);
  }

  void install(long commit, Garbage garbage) {
    views.forEach(view -> view.install(commit, garbage));
  }
}
