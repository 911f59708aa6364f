package dev.comity.storage;

import java.util.ArrayList;
import java.util.List;

/** What one unit of work sees and has changed of some tables: a view of each. */
final class Workspace {

  private final Contents seen;
  private final List<TableView<?, ?>> views = new ArrayList<>();

  Workspace(Contents seen) {
    this.seen = seen;
  }

  <K, V> TableView<K, V> view(Table<K, V> table) {
    TableView<K, V> view = new TableView<>(table, seen.of(table));
    views.add(view);
    return view;
  }

  <R, K> IndexView<R, K> view(Index<R, K> index) {
    return new IndexView<>(view(index.table()), index.keys());
  }

  boolean isChanged() {
    return views.stream().anyMatch(TableView::isChanged);
  }

  void refuseIfOvertaken(Contents now) {
    views.forEach(view -> view.refuseIfOvertaken(now));
  }

  /** The contents of now, with the changes made. */
  Contents laidOver(Contents now) {
    Contents changed = now;
    for (TableView<?, ?> view : views) {
      changed = view.laidOver(changed);
    }
    return changed;
  }
}
