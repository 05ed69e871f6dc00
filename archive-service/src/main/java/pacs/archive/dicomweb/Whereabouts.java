package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.Sights;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.archive.search.Scope;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.audit.ActInHand;
import pacs.platform.security.Caller;
import pacs.platform.security.Right;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/** Whose studies the request in hand looks at, and under which addresses they lie. */
@Singleton
class Whereabouts {

    private final Caller caller;
    private final Directory directory;
    private final Sights sights;
    private final ActInHand act;
    private final UriInfo uri;
    private final ContainerRequestContext request;

    Whereabouts(
            Caller caller,
            Directory directory,
            Sights sights,
            ActInHand act,
            UriInfo uri,
            ContainerRequestContext request) {
        this.caller = caller;
        this.directory = directory;
        this.sights = sights;
        this.act = act;
        this.uri = uri;
        this.request = request;
    }

    /** The caller's own, where it stores. */
    InstitutionId institution() {
        return caller.institution();
    }

    /**
     * What lists are made of: all that the caller may see, or that of the institution in the path.
     *
     * @throws Refusal NOT_FOUND when it is another one that lets nothing be seen
     */
    Scope scope() {
        caller.requireOne(Right.READ);
        Optional<InstitutionId> selected = InstitutionSegment.selected(request);
        selected.filter(owner -> !owner.equals(institution()) && !sights.anyOf(institution(), owner))
                .ifPresent(_ -> {
                    throw InstitutionSegment.nothing();
                });
        selected.ifPresent(act::on);
        return new Scope(institution(), selected, Optional.empty(), Optional.empty());
    }

    /**
     * The study that is meant: in the institution of the path, else the caller's own, else the one it was let see. One that is
     * not there is looked for as its own and not found.
     *
     * @throws SeveralCopies when the path does not say which of several is meant
     */
    Sight sight(StudyUid study) {
        caller.requireOne(Right.READ);
        return switch (sights.choose(institution(), study, InstitutionSegment.selected(request))) {
            case Sights.Choice.NotShown() -> throw InstitutionSegment.nothing();
            case Sights.Choice.Several(List<InstitutionId> owners) -> throw new SeveralCopies(owners);
            case Sights.Choice.Copy(InstitutionId owner, String purpose) -> {
                act.on(owner, study);
                act.because(purpose);
                yield new Sight(institution(), new StudyKey(owner, study));
            }
        };
    }

    /** What an institution is called, as LO holds it (PS3.5 6.2: 64 characters). */
    String name(InstitutionId owner) {
        String name = directory.institution(owner).orElseThrow().name();
        return name.substring(0, Math.min(name.length(), 64)).replace('\\', ' ');
    }

    /** @param owner whose the studies are */
    RetrieveUrls urls(InstitutionId owner) {
        Institution institution = directory.institution(owner).orElseThrow();
        return RetrieveUrls.of(uri.getBaseUri(), institution.code());
    }
}
