package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import pacs.archive.catalogue.Sight;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.dicom.core.StudyUid;
import pacs.platform.security.Caller;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/** Whose archive the request in hand looks into, and under which addresses it lies. */
@Singleton
class Whereabouts {

    private final Caller caller;
    private final Directory directory;
    private final UriInfo uri;

    Whereabouts(Caller caller, Directory directory, UriInfo uri) {
        this.caller = caller;
        this.directory = directory;
        this.uri = uri;
    }

    /** The caller's own; no other can be seen. */
    InstitutionId institution() {
        return caller.institution();
    }

    /** One of the caller's own studies, if it has it. */
    Sight sight(StudyUid study) {
        return Sight.ofOwner(institution(), study);
    }

    /** @param owner whose the studies are */
    RetrieveUrls urls(InstitutionId owner) {
        Institution institution = directory.institution(owner).orElseThrow();
        return RetrieveUrls.of(uri.getBaseUri(), institution.code());
    }
}
