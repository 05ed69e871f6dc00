package pacs.gateway.spool;

import java.time.Instant;
import pacs.platform.receipts.Level;

/**
 * A study as the index counts it.
 *
 * @param instances in the spool
 * @param sent of these, those the archive has said yes to
 * @param refused of these, those that wait for a person
 * @param lastId of the newest
 * @param lastArrival its time
 * @param inquiry what the archive was asked last
 */
public record StudyTally(
        SpoolStudy study, int instances, int sent, int refused, long lastId, Instant lastArrival, Inquiry inquiry) {

    /**
     * The last manifest and what became of it.
     *
     * @param due when the archive is to be asked again
     * @param failures in a row to get an answer
     * @param covered the newest instance it named
     * @param isWhole whether all that it named had been sent
     * @param level of the receipt
     */
    public record Inquiry(Instant due, int failures, long covered, boolean isWhole, Level level) {}

    /** Objects that are still to be sent. */
    public int waiting() {
        return instances - sent - refused;
    }

    /** Whether the last receipt speaks of everything there is. */
    public boolean isCovered() {
        return inquiry.covered() >= lastId && inquiry.isWhole();
    }
}
