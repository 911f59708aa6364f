package dev.comity.journal;

import java.time.LocalDate;

/**
 * An event before it is entered: what happened and when it holds, but not yet its place in the
 * chain.
 *
 * @param type what happened, in the feature's words, such as {@code signed}; never a class name
 * @param format the version of the payload's form, from 1
 * @param effective the day on which it holds in the world
 * @param payload the facts
 */
public record Draft(String type, int format, LocalDate effective, Payload payload) {}
