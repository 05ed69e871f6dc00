package pacs.gateway.receipts;

import java.time.Duration;
import java.time.Instant;
import pacs.gateway.spool.StudyState;
import pacs.gateway.spool.StudyTally;
import pacs.platform.receipts.Level;

/** What a study's count means: whether the archive is to be asked now, and how far the study is. */
record Judgement(StudyTally tally, Instant now, Duration quiet) {

    boolean isDue() {
        boolean isQuiet = !tally.lastArrival().plus(quiet).isAfter(now);
        boolean isTime = !tally.inquiry().due().isAfter(now);
        if (!isQuiet || tally.instances() == tally.refused()) {
            return false;
        }
        if (tally.inquiry().failures() > 0) {
            return isTime;
        }
        boolean isNew = tally.inquiry().covered() < tally.lastId();
        boolean hasAllGone = tally.waiting() == 0 && !tally.inquiry().isWhole();
        return isNew || hasAllGone || (isTime && tally.waiting() == 0);
    }

    StudyState state() {
        if (tally.waiting() > 0 || !tally.isCovered()) {
            return underWay();
        }
        return switch (tally.inquiry().level()) {
            case NONE -> StudyState.RECEIVED;
            case STORED -> StudyState.COMPLETE;
            case PROTECTED -> StudyState.ARCHIVED;
        };
    }

    private StudyState underWay() {
        if (tally.lastArrival().plus(quiet).isAfter(now)) {
            return StudyState.CAPTURED;
        }
        if (tally.waiting() == 0) {
            return StudyState.RECEIVED;
        }
        return tally.sent() == 0 ? StudyState.QUEUED : StudyState.SENDING;
    }

    /** Whether the last receipt leaves nothing to be asked. */
    boolean isProtected() {
        return tally.isCovered() && tally.inquiry().level() == Level.PROTECTED;
    }
}
