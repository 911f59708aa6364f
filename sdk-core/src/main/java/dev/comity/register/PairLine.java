package dev.comity.register;

import dev.comity.journal.PartialDate;
import dev.comity.partnership.Status;
import java.util.Optional;

/**
 * A line of a list of pairs, read but not yet understood.
 *
 * @param line the number of the line in the file
 * @param a one side
 * @param b the other side
 * @param kind the word for the kind, if the line has one
 * @param since since when the pair is in force, if the line tells
 * @param status the formal status, if the line tells
 * @param ended when the partnership ended, if the line tells
 */
record PairLine(
    long line,
    SideText a,
    SideText b,
    Optional<String> kind,
    Optional<PartialDate> since,
    Optional<Status> status,
    Optional<PartialDate> ended) {}
