package pacs.archive.dicomweb;

import jakarta.ws.rs.HttpMethod;
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
import pacs.platform.tenancy.InstitutionId;

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

    /** What is stored is stored in the caller's own institution; what is seen in another one, {@link Whereabouts} decides. */
    @ServerRequestFilter
    public void resolve(ContainerRequestContext request) {
        if (request.getProperty(SELECTED) instanceof String code) {
            InstitutionId meant =
                    directory.institution(code).map(Institution::id).orElseThrow(InstitutionSegment::nothing);
            if (!meant.equals(caller.institution()) && !request.getMethod().equals(HttpMethod.GET)) {
                throw nothing();
            }
            request.setProperty(SELECTED, meant);
        }
    }

    /** The institution in the path of the request, which exists. */
    static Optional<InstitutionId> selected(ContainerRequestContext request) {
        return request.getProperty(SELECTED) instanceof InstitutionId selected
                ? Optional.of(selected)
                : Optional.empty();
    }

    /** The same for an institution that does not exist and for one that lets nothing be seen. */
    static Refusal nothing() {
        return new Refusal(Refusal.Reason.NOT_FOUND, "There is nothing here under this institution.");
    }
}
