package pacs.archive.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Transfer;
import pacs.archive.intake.Incoming;
import pacs.archive.intake.Intake;
import pacs.archive.intake.Verdict;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;

/**
 * The objects of one STOW request on their way into the archive.
 *
 * @param study the study to which the request limits its objects
 * @param length of the body where the request says it
 */
record StowRequest(
        Transfer transfer, Optional<StudyUid> study, StowMediaType contentType, OptionalLong length, InputStream body) {

    private static final Logger LOG = Logger.getLogger(StowRequest.class);

    /** Each part has its place in the answer, which is in memory. */
    private static final int MOST_PARTS = 20_000;

    private static final int MOST_FAILURES = 1_000;

    /** How much of the rest is read, so that the sender gets to see the answer. */
    private static final int PASSED_OVER = 64 << 20;

    /**
     * Stores the objects one after the other and adds what became of each to the answer, which says where it broke off when
     * they are too many.
     *
     * @throws Refusal when the body breaks off or cannot be told apart; what came before stays, and a repeat does no harm
     */
    void store(Intake intake, StowAnswer answer) {
        try {
            switch (contentType.type()) {
                case StowPart.DICOM -> store(new StowPart(StowPart.DICOM, length, body), intake, answer);
                case "multipart/related" -> storeParts(intake, answer);
                default ->
                    throw new Refusal(
                            Refusal.Reason.UNSUPPORTED_MEDIA,
                            "Send multipart/related; type=\"application/dicom\", or application/dicom");
            }
        } catch (IOException e) {
            LOG.infof("A STOW request from %s broke off: %s", transfer.actor(), e.getMessage());
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        if (answer.isEmpty()) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, "The request has no part");
        }
    }

    private void storeParts(Intake intake, StowAnswer answer) throws IOException {
        String type = contentType.parameter("type");
        if (!type.isEmpty() && !type.equalsIgnoreCase(StowPart.DICOM)) {
            throw new Refusal(Refusal.Reason.UNSUPPORTED_MEDIA, "Parts of type " + type + " are not stored");
        }
        StowParts parts = parts();
        for (Optional<StowPart> part = parts.next(); part.isPresent(); part = parts.next()) {
            if (answer.failures() == MOST_FAILURES || answer.size() == MOST_PARTS) {
                breakOff(answer);
                return;
            }
            store(part.get(), intake, answer);
        }
    }

    private void breakOff(StowAnswer answer) throws IOException {
        LOG.infof(
                "A STOW request from %s has too many parts: %d were looked at, %d of them not stored",
                transfer.actor(), answer.size(), answer.failures());
        String limit = answer.failures() == MOST_FAILURES
                ? MOST_FAILURES + " parts are not stored"
                : MOST_PARTS + " parts are the most of one request";
        answer.breakOff(limit + ": what came after part " + answer.size()
                + " was not looked at. What is named as stored is stored; send the rest again, in smaller requests.");
        long left = PASSED_OVER;
        long passed = body.skip(left);
        while (passed > 0 && left > 0) {
            left -= passed;
            passed = body.skip(left);
        }
    }

    private StowParts parts() {
        try {
            return new StowParts(body, contentType.parameter("boundary"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private void store(StowPart part, Intake intake, StowAnswer answer) throws IOException {
        if (!part.isDicom()) {
            Refusal refusal = new Refusal(
                    Refusal.Reason.UNSUPPORTED_MEDIA, "A part of type " + part.contentType() + " is not stored");
            answer.add(new Verdict.Refused(refusal, Optional.empty(), Optional.empty()));
            return;
        }
        if (length.isPresent() && part.length().orElse(0) > length.getAsLong()) {
            Refusal refusal = new Refusal(
                    Refusal.Reason.INVALID_OBJECT,
                    "A part says it has " + part.length().getAsLong() + " bytes, and the whole request "
                            + length.getAsLong());
            answer.add(new Verdict.Refused(refusal, Optional.empty(), Optional.empty()));
            return;
        }
        try {
            Verdict verdict = intake.store(new Incoming.OfFile(transfer, study, part.length(), part.body()));
            if (verdict instanceof Verdict.Refused refused) {
                LOG.infof(
                        "STOW from %s: %s", transfer.actor(), refused.refusal().getMessage());
            }
            answer.add(verdict);
        } catch (RuntimeException e) {
            LOG.errorf(e, "An object of a STOW request from %s was not stored", transfer.actor());
            answer.addFailure();
        }
    }
}
