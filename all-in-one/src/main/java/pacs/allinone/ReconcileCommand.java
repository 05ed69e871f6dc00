package pacs.allinone;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.intake.VolumeComparison;
import pacs.archive.intake.VolumeReport;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.security.AuditKeys;

/**
 * {@code ./run reconcile}: holds the disk against the catalogue while the region is stopped, prints what differs as JSON, and
 * sets it right when told to.
 */
final class ReconcileCommand {

    /** Exit code when something differs and nothing was changed. */
    static final int DIFFERS = 3;

    private final Path data;
    private final boolean fix;

    private ReconcileCommand(Path data, boolean fix) {
        this.data = data;
        this.fix = fix;
    }

    /** @throws CannotStart for options that are none, and a folder in which no region has lived */
    static ReconcileCommand parse(List<String> arguments) throws CannotStart {
        boolean fix = arguments.contains("--fix");
        List<String> rest =
                arguments.stream().filter(word -> !word.equals("--fix")).toList();
        if (rest.size() != 2 || !rest.getFirst().equals("--data")) {
            throw new CannotStart("reconcile takes --data DIR and --fix; ./run --help explains them.");
        }
        Path data = Path.of(rest.getLast());
        if (!Files.isDirectory(data.resolve("blobs"))) {
            throw new CannotStart("There is no region in " + data + ". Name its data folder with --data DIR.");
        }
        return new ReconcileCommand(data, fix);
    }

    /** Prints the report and tells the exit code: 0 when nothing differs any more. */
    int run(PrintStream out) throws CannotStart, IOException, SQLException, InterruptedException {
        try (DataFolder folder = DataFolder.claim(data);
                RegionDatabase database = RegionDatabase.start(folder)) {
            database.migrate();
            VolumeReport report;
            try (BlobVolume volume = BlobVolume.open(folder.folder("blobs"), BlobRules.DEFAULT)) {
                report = VolumeComparison.of(
                                volume,
                                database.asKeeper(),
                                database.asIntake(Catalogue.PLANS),
                                AuditKeys.openOrCreate(folder.folder("secrets")))
                        .compare(fix);
            }
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(report));
            return report.isClean() || fix ? 0 : DIFFERS;
        }
    }
}
