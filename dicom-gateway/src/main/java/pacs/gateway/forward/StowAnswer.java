package pacs.gateway.forward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;

/** Reads the answer to a STOW request (PS3.18 10.5.3.1). */
final class StowAnswer {

    private StowAnswer() {}

    /** @param sent what was in the request */
    static StowReply.Judged judge(DataSet answer, List<SopInstanceUid> sent) {
        Map<SopInstanceUid, Verdict> verdicts = new HashMap<>();
        for (DataSet item : answer.items(Tags.FailedSOPSequence)) {
            instance(item).ifPresent(uid -> verdicts.put(uid, failure(item)));
        }
        for (DataSet item : answer.items(Tags.ReferencedSOPSequence)) {
            instance(item).ifPresent(uid -> verdicts.putIfAbsent(uid, new Verdict.Stored()));
        }
        List<DataSet> others = answer.items(Tags.OtherFailuresSequence);
        if (sent.size() == 1 && verdicts.isEmpty() && !others.isEmpty()) {
            verdicts.put(sent.getFirst(), failure(others.getFirst()));
        }
        return new StowReply.Judged(verdicts);
    }

    private static Verdict failure(DataSet item) {
        OptionalInt reason = item.integer(Tags.FailureReason);
        return reason.isPresent()
                ? Verdict.ofFailure(reason.getAsInt())
                : new Verdict.PutOff("archive: failure without a reason");
    }

    private static Optional<SopInstanceUid> instance(DataSet item) {
        try {
            return item.string(Tags.ReferencedSOPInstanceUID).map(SopInstanceUid::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nothing we sent
        }
    }
}
