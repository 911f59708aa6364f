/**
 * Storages that lie, each in one way: every one must be caught by a case of the contract that it
 * names. A lie is told over the in-memory storage, which is honest.
 */
package dev.comity.storage.lies;
