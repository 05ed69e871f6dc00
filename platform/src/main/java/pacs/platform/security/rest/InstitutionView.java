package pacs.platform.security.rest;

import pacs.platform.Refusal;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;
import pacs.platform.tenancy.InstitutionId;

/** An institution as it is shown to those who belong to it. */
record InstitutionView(int id, String code, String name) {

    static InstitutionView of(InstitutionId id, Directory directory) {
        Institution institution = directory
                .institution(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.NOT_FOUND, "The institution of this token is no longer in the region."));
        return new InstitutionView(id.value(), institution.code(), institution.name());
    }
}
