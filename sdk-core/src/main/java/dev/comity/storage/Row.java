package dev.comity.storage;

import java.util.Optional;

/** A key, and what stands under it; nothing if it was removed or is not yet to be seen. */
record Row<K, V>(K key, Optional<V> value) {}
