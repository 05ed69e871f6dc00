package pacs.archive.completeness.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import pacs.platform.Refusal;
import pacs.platform.security.Caller;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Gateway;

/** The gateway that makes this request, by its token. */
@RequestScoped
class ReportingGateway {

    private final Caller caller;
    private final Directory directory;

    @Inject
    ReportingGateway(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    Gateway gateway() {
        return directory
                .gatewayOf(caller.subject())
                .filter(gateway -> gateway.institution().equals(caller.institution()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.FORBIDDEN,
                        "No gateway of the region signs in as '" + caller.subject() + "'; see the region file."));
    }
}
