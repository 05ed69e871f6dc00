package pacs.platform.directory.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import pacs.platform.directory.Exchange;
import pacs.platform.directory.Exchange.Format;
import pacs.platform.directory.Imported;
import pacs.platform.directory.Imported.Outcome;
import pacs.platform.directory.Unfit;
import pacs.platform.directory.rest.UnfitAnswer.FaultView;
import pacs.platform.http.Bodies;
import pacs.platform.security.Caller;

/** A file into the directory: whole or not at all. */
@Path("/directory/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ImportResource {

    private static final int LONGEST = 2 << 20;

    /** @param created how many rows are new */
    record ImportView(
            boolean applied,
            String encoding,
            long created,
            long changed,
            long unchanged,
            List<RowView> rows,
            List<FaultView> faults) {

        static ImportView of(Imported imported) {
            return new ImportView(
                    imported.applied(),
                    imported.encoding(),
                    imported.count(Outcome.NEW),
                    imported.count(Outcome.CHANGED),
                    imported.count(Outcome.UNCHANGED),
                    imported.rows().stream().map(RowView::of).toList(),
                    imported.faults().stream().map(FaultView::of).toList());
        }
    }

    record RowView(int line, String kind, String entry, String outcome, List<Imported.Difference> differences) {

        static RowView of(Imported.Row row) {
            return new RowView(
                    row.line(),
                    row.kind().word(),
                    row.entry(),
                    row.outcome().name().toLowerCase(Locale.ROOT),
                    row.differences());
        }
    }

    private final Caller caller;
    private final Exchange exchange;

    @Inject
    ImportResource(Caller caller, Exchange exchange) {
        this.caller = caller;
        this.exchange = exchange;
    }

    /**
     * A try answers with what would be done and what does not fit; a file that does not fit whole is refused otherwise.
     *
     * @param kind of the entries; of no meaning for YAML, which says it
     */
    @POST
    @RolesAllowed({"institution-admin", "region-admin", "security-admin"})
    public Response bring(
            @DefaultValue("yaml") @QueryParam("format") String format,
            @DefaultValue("") @QueryParam("kind") String kind,
            @DefaultValue("false") @QueryParam("dry-run") boolean dryRun,
            InputStream body)
            throws IOException {
        Format written = Files.format(format);
        byte[] file = Bodies.read(body, LONGEST);
        Imported imported = written == Format.CSV
                ? exchange.importCsv(caller, Files.kind(kind), file, dryRun)
                : exchange.importYaml(caller, file, dryRun);
        if (!dryRun && !imported.faults().isEmpty()) {
            throw new Unfit(imported.faults());
        }
        return Response.ok(ImportView.of(imported))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
