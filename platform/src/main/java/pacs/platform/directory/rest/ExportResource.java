package pacs.platform.directory.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import pacs.platform.directory.Exchange;
import pacs.platform.directory.Exchange.Format;
import pacs.platform.directory.Kind;
import pacs.platform.directory.Question;
import pacs.platform.security.Caller;

/** The directory as a file: what the list shows, all pages of it. */
@Path("/directory/export")
@RunOnVirtualThread
public class ExportResource {

    private final Caller caller;
    private final Exchange exchange;

    @Inject
    ExportResource(Caller caller, Exchange exchange) {
        this.caller = caller;
        this.exchange = exchange;
    }

    /** @param kind may be left out for YAML, which then has all kinds */
    @GET
    @RolesAllowed({"institution-admin", "region-admin", "security-admin", "auditor"})
    public Response export(
            @DefaultValue("yaml") @QueryParam("format") String format,
            @DefaultValue("") @QueryParam("kind") String kind,
            @DefaultValue("") @QueryParam("q") String search,
            @DefaultValue("") @QueryParam("institution") String institution,
            @DefaultValue("active") @QueryParam("state") String state) {
        Format written = Files.format(format);
        List<Kind> kinds =
                kind.isEmpty() && written == Format.YAML ? List.of(Kind.values()) : List.of(Files.kind(kind));
        Question question = new Question(search, institution, DirectoryResource.state(state), 1, 1);
        String name = kind.isEmpty() ? "directory" : kind;
        return Response.ok(exchange.export(caller, written, kinds, question))
                .type(written == Format.CSV ? "text/csv;charset=utf-8" : "application/yaml;charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + (written == Format.CSV ? ".csv" : ".yaml") + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
