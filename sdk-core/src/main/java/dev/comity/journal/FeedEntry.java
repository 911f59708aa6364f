package dev.comity.journal;

/**
 * An entry with its place in the feed.
 *
 * @param position from 1; an entry that could be read later never has a smaller one
 * @param event the entry
 */
public record FeedEntry(long position, Event event) {}
