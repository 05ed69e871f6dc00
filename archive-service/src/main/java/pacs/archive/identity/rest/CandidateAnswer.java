package pacs.archive.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import pacs.archive.identity.IndexViews.CandidateView;
import pacs.archive.identity.IndexViews.DecisionView;
import pacs.platform.tenancy.Directory;

/** Two patients of whom it is asked whether they are one, as JSON. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CandidateAnswer(
        long id,
        int version,
        String basis,
        String state,
        Instant foundAt,
        Optional<DecisionView> decision,
        PatientAnswer one,
        PatientAnswer other) {

    static CandidateAnswer of(CandidateView candidate, Directory directory) {
        return new CandidateAnswer(
                candidate.id(),
                candidate.version(),
                candidate.basis(),
                candidate.state(),
                candidate.foundAt(),
                candidate.decision(),
                PatientAnswer.of(candidate.one(), directory),
                PatientAnswer.of(candidate.other(), directory));
    }
}
