package pacs.archive.dicomweb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pacs.archive.catalogue.ObjectFacts;
import pacs.archive.intake.Verdict;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;

/** What is answered to a STOW request: each object with its place or the reason why it is not kept (PS3.18 10.5.3). */
final class StowAnswer {

    private final RetrieveUrls urls;
    private final List<DataSet> kept = new ArrayList<>();
    private final List<DataSet> failed = new ArrayList<>();
    private final List<DataSet> unknown = new ArrayList<>();
    private final Set<StudyUid> studies = new HashSet<>();
    private final Set<Refusal.Reason> reasons = new HashSet<>();
    private String breach = "";

    /** @param urls where the objects are retrieved */
    StowAnswer(RetrieveUrls urls) {
        this.urls = urls;
    }

    void add(Verdict verdict) {
        switch (verdict) {
            case Verdict.Kept(ObjectFacts facts) -> keep(facts);
            case Verdict.Refused refused -> refuse(refused);
        }
    }

    private void keep(ObjectFacts facts) {
        studies.add(facts.studyUid());
        kept.add(DataSet.builder()
                .set(Tags.ReferencedSOPClassUID, Vr.UI, facts.sopClass().value())
                .set(Tags.ReferencedSOPInstanceUID, Vr.UI, facts.sopInstance().value())
                .set(Tags.RetrieveURL, Vr.UR, urls.instance(facts.studyUid(), facts.seriesUid(), facts.sopInstance()))
                .build());
    }

    /** What cannot be named by its SOP Instance UID goes under Other Failures (PS3.18 10.5.3.1, (0008,119A)). */
    private void refuse(Verdict.Refused refused) {
        reasons.add(refused.refusal().reason());
        DataSetBuilder item = DataSet.builder()
                .setInts(
                        Tags.FailureReason,
                        Vr.US,
                        StowFailure.of(refused.refusal().reason()));
        if (refused.sopInstance().isEmpty()) {
            unknown.add(item.build());
            return;
        }
        refused.sopClass().ifPresent(uid -> item.set(Tags.ReferencedSOPClassUID, Vr.UI, uid.value()));
        refused.sopInstance().ifPresent(uid -> item.set(Tags.ReferencedSOPInstanceUID, Vr.UI, uid.value()));
        failed.add(item.build());
    }

    /** The disk or something of ours failed; nothing is known of the object, and its sender comes again. */
    void addFailure() {
        unknown.add(DataSet.builder()
                .setInts(Tags.FailureReason, Vr.US, StowFailure.PROCESSING_FAILURE)
                .build());
    }

    /** The objects after this place were not looked at. */
    void breakOff(String sentence) {
        breach = sentence;
    }

    /** Why the rest was not looked at, in a sentence; empty when all was. */
    Optional<String> breach() {
        return Optional.of(breach).filter(sentence -> !sentence.isEmpty());
    }

    /** How many objects it speaks of. */
    int size() {
        return kept.size() + failures();
    }

    /** How many of them are not kept. */
    int failures() {
        return failed.size() + unknown.size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** PS3.18 table 10.5.3-1; a full disk and a database that is away say so, for the sender to come again. */
    int status() {
        int status = statusOfObjects();
        if (breach.isEmpty() || status > 500) {
            return status;
        }
        return kept.isEmpty() ? 413 : 202;
    }

    private int statusOfObjects() {
        if (failures() == 0) {
            return 200;
        }
        if (!kept.isEmpty()) {
            return 202;
        }
        if (reasons.contains(Refusal.Reason.OUT_OF_SPACE)) {
            return 507;
        }
        return reasons.contains(Refusal.Reason.UNAVAILABLE) ? 503 : 409;
    }

    /** PS3.18 table I.1-1. */
    DataSet dataSet() {
        DataSetBuilder answer = DataSet.builder();
        if (studies.size() == 1) {
            answer.set(Tags.RetrieveURL, Vr.UR, urls.study(studies.iterator().next()));
        }
        sequence(answer, Tags.FailedSOPSequence, failed);
        sequence(answer, Tags.ReferencedSOPSequence, kept);
        sequence(answer, Tags.OtherFailuresSequence, unknown);
        return answer.build();
    }

    private static void sequence(DataSetBuilder answer, int tag, List<DataSet> items) {
        if (!items.isEmpty()) {
            answer.items(tag, items.toArray(DataSet[]::new));
        }
    }
}
