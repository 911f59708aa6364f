package dev.comity.storage;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Under which keys a record is to be found. No key leads to two records: where several may share a
 * name or a city, the key holds the record's id too.
 *
 * @param table leads from a key to the record's id
 * @param keys all keys of a record
 */
record Index<R, K>(Table<K, UUID> table, Function<R, Set<K>> keys) {}
