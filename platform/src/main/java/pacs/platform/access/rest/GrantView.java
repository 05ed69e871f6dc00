package pacs.platform.access.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pacs.dicom.core.StudyUid;
import pacs.platform.access.Extent;
import pacs.platform.access.Grant;

/**
 * A grant as JSON.
 *
 * @param institution the other side
 * @param state {@code active}, {@code expired} by its time or {@code ended} by somebody
 * @param studies Study Instance UIDs; absent when it is for a patient
 * @param patient absent when it is for studies, and for who keeps an institution and sees no patients
 * @param reason absent for the same
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record GrantView(
        String id,
        Partner institution,
        String purpose,
        String state,
        Optional<List<String>> studies,
        Optional<PatientView> patient,
        Instant openedAt,
        Instant until,
        Optional<Instant> endedAt,
        String openedBy,
        Optional<String> endedBy,
        Optional<String> reason) {

    /** An institution by the code in addresses and its name. */
    record Partner(String code, String name) {}

    record PatientView(String id, String issuer) {}

    /** @param patients whether the caller may know of patients */
    static GrantView of(Grant grant, Partner other, boolean patients, Instant now) {
        return new GrantView(
                grant.id().toString(),
                other,
                grant.purpose().toString(),
                state(grant, now),
                studies(grant.extent()),
                Optional.of(grant.extent()).filter(_ -> patients).flatMap(GrantView::patient),
                grant.openedAt(),
                grant.until(),
                grant.ended().map(Grant.End::at),
                grant.openedBy(),
                grant.ended().map(Grant.End::by),
                Optional.of(grant.reason()).filter(_ -> patients));
    }

    private static String state(Grant grant, Instant now) {
        if (grant.ended().isPresent()) {
            return "ended";
        }
        return grant.until().isAfter(now) ? "active" : "expired";
    }

    private static Optional<List<String>> studies(Extent extent) {
        return extent instanceof Extent.Studies(List<StudyUid> studies)
                ? Optional.of(studies.stream().map(StudyUid::value).toList())
                : Optional.empty();
    }

    private static Optional<PatientView> patient(Extent extent) {
        return extent instanceof Extent.Patient(String id, String issuer)
                ? Optional.of(new PatientView(id, issuer))
                : Optional.empty();
    }
}
