package pacs.platform.audit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import pacs.platform.audit.Audited;
import pacs.platform.audit.TrailQuery;
import pacs.platform.audit.TrailRow;
import pacs.platform.audit.TrailSearch;
import pacs.platform.tenancy.Directory;

/** The audit trail, for the region's auditor and, as far as it is about them, for those who administer an institution. */
@Path("/audit/records")
@RolesAllowed({"auditor", "institution-admin"})
@RunOnVirtualThread
public class AuditResource {

    private static final int USUAL = 50;
    private static final int LARGEST_PAGE = 500;
    private static final int LARGEST_EXPORT = 1_000_000;

    /**
     * One page, the latest first.
     *
     * @param next to be given as {@code after} for the next page; left out on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Page(List<Shown> rows, Optional<String> next) {}

    private final TrailSearch search;
    private final TrailExport export;
    private final TrailParameters parameters;
    private final Directory directory;

    AuditResource(TrailSearch search, TrailExport export, TrailParameters parameters, Directory directory) {
        this.search = search;
        this.export = export;
        this.parameters = parameters;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Audited("audit-searched")
    public Page records() {
        int limit = parameters.limit(USUAL, LARGEST_PAGE);
        Optional<TrailRow.Place> after = parameters.text("after").map(text -> TrailRow.Place.of(text)
                .orElseThrow(() -> TrailParameters.wrong("after is what the page before gave as next.")));
        List<TrailRow> found = search.find(parameters.query(), after, limit + 1);
        return new Page(
                found.stream().limit(limit).map(row -> Shown.of(row, directory)).toList(),
                found.size() > limit ? Optional.of(found.get(limit - 1).place().toString()) : Optional.empty());
    }

    /** The same as a table for a spreadsheet. */
    @GET
    @Path("export")
    @Produces("text/csv")
    @Audited("audit-exported")
    public Response export() {
        TrailQuery query = parameters.query();
        int most = parameters.limit(LARGEST_EXPORT, LARGEST_EXPORT);
        boolean english = parameters.text("lang").filter("en"::equals).isPresent();
        StreamingOutput body = out -> export.write(query, most, english, out);
        return Response.ok(body, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
