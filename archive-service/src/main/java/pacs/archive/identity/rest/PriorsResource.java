package pacs.archive.identity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.Sights;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.identity.Prior;
import pacs.archive.identity.Priors;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.audit.ActInHand;
import pacs.platform.audit.Audited;
import pacs.platform.security.Caller;
import pacs.platform.security.Needs;
import pacs.platform.security.Right;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/** Earlier and later studies of the person of a study, as far as the caller's institution may see them. */
@Path("archive/studies")
@Authenticated
@Needs(Right.READ)
@Audited(value = "priors-listed", in = "archive", gathered = true)
@RunOnVirtualThread
class PriorsResource {

    /** The latest first, at most 200. */
    record Answer(List<View> priors) {}

    /**
     * As JSON.
     *
     * @param institution code of the one whose it is
     * @param own whether that is the caller's
     * @param date absent when the study names none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String study,
            String institution,
            String institutionName,
            boolean own,
            LocalDateTime at,
            Optional<LocalDate> date,
            List<String> modalities,
            List<String> bodyParts,
            String description,
            int instances) {}

    private final Priors priors;
    private final Sights sights;
    private final Directory directory;
    private final Caller caller;
    private final ActInHand act;

    PriorsResource(Priors priors, Sights sights, Directory directory, Caller caller, ActInHand act) {
        this.priors = priors;
        this.sights = sights;
        this.directory = directory;
        this.caller = caller;
        this.act = act;
    }

    /** @param at code of the institution whose copy of the study is meant; empty: one's own, else the one that is shown */
    @GET
    @Path("{study}/priors")
    @Produces("application/json")
    public Answer priors(@PathParam("study") StudyUid study, @DefaultValue("") @QueryParam("at") String at) {
        return new Answer(priors.of(sight(study, at)).stream().map(this::view).toList());
    }

    private Sight sight(StudyUid study, String at) {
        Optional<InstitutionId> asked = at.isEmpty()
                ? Optional.empty()
                : Optional.of(directory.institution(at).map(Institution::id).orElseThrow(() -> nothing(study)));
        return switch (sights.choose(caller.institution(), study, asked)) {
            case Sights.Choice.NotShown() -> throw nothing(study);
            case Sights.Choice.Several(List<InstitutionId> _) ->
                throw new Refusal(
                        Refusal.Reason.INVALID_REQUEST,
                        "Several institutions show this study; say with ?at=CODE whose is meant.");
            case Sights.Choice.Copy(InstitutionId owner, String purpose) -> {
                act.on(owner, study);
                act.because(purpose);
                yield new Sight(caller.institution(), new StudyKey(owner, study));
            }
        };
    }

    private static Refusal nothing(StudyUid study) {
        return new Refusal(Refusal.Reason.NOT_FOUND, "No study " + study + " is here.");
    }

    private View view(Prior prior) {
        Institution owner = directory.institution(prior.study().institution()).orElseThrow();
        return new View(
                prior.study().study().value(),
                owner.code(),
                owner.name(),
                owner.id().equals(caller.institution()),
                prior.at(),
                prior.date(),
                prior.modalities(),
                prior.bodyParts(),
                prior.description(),
                prior.instances());
    }
}
