package pacs.archive.dicomweb;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.platform.Refusal;
import pacs.platform.security.Caller;
import pacs.platform.tenancy.Directory;
import pacs.platform.tenancy.Institution;

/**
 * Understands {@code /dicom-web/at/CODE/...}: the same as {@code /dicom-web/...} in that institution. The segment selects
 * and never widens: where the caller may not look there is nothing.
 */
class InstitutionSegment {

    private static final String SELECTED = "pacs.institution";
    private static final int FIXED = 3;

    private final Caller caller;
    private final Directory directory;

    InstitutionSegment(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /** Takes the two segments out of the path, so that the resources need not know of them. */
    @ServerRequestFilter(preMatching = true)
    public void takeOut(ContainerRequestContext request) {
        List<String> path = Stream.of(
                        request.getUriInfo().getRequestUri().getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (path.size() > FIXED
                && path.get(0).equals(RetrieveUrls.ROOT)
                && path.get(1).equals(RetrieveUrls.AT)) {
            request.setProperty(SELECTED, path.get(2));
            request.setRequestUri(request.getUriInfo()
                    .getRequestUriBuilder()
                    .replacePath(RetrieveUrls.ROOT + "/" + String.join("/", path.subList(FIXED, path.size())))
                    .build());
        }
    }

    /** Another institution than the caller's is not there. */
    @ServerRequestFilter
    public void requireOwn(ContainerRequestContext request) {
        if (request.getProperty(SELECTED) instanceof String code
                && !directory.institution(code).map(Institution::id).equals(Optional.of(caller.institution()))) {
            throw new Refusal(Refusal.Reason.NOT_FOUND, "There is nothing here under the institution " + code + ".");
        }
    }
}
