package pacs.allinone;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import pacs.platform.audit.Verification;
import pacs.platform.security.AuditKeys;

/**
 * {@code ./run audit-verify}: holds the audit trails against their chains and the anchors of these, while the region is
 * stopped, and prints as JSON what was changed or removed.
 */
final class AuditVerifyCommand {

    /** Exit code when something was changed or is missing. */
    static final int DIFFERS = 3;

    /** Those that have a trail. */
    private static final List<String> SCHEMAS = List.of("directory", "archive");

    private final Path data;
    private final Path anchors;

    private AuditVerifyCommand(Path data, Path anchors) {
        this.data = data;
        this.anchors = anchors;
    }

    /** @throws CannotStart for options that are none, and a folder in which no region has lived */
    static AuditVerifyCommand parse(List<String> arguments) throws CannotStart {
        Map<String, Path> given = new HashMap<>();
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String name = words.next();
            if (!List.of("--data", "--anchors").contains(name) || !words.hasNext()) {
                throw new CannotStart("audit-verify takes --data DIR and --anchors DIR; ./run --help explains them.");
            }
            given.put(name, Path.of(words.next()));
        }
        Path data = given.getOrDefault("--data", Path.of("data"));
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new CannotStart("There is no region in " + data + ". Name its data folder with --data DIR.");
        }
        if (!Files.exists(data.resolve("secrets").resolve(AuditKeys.FILE))) {
            throw new CannotStart(
                    "The key of the audit trail, " + data.resolve("secrets").resolve(AuditKeys.FILE)
                            + ", is not there. Put it back from where it is kept; without it nothing can be verified.");
        }
        return new AuditVerifyCommand(data, given.getOrDefault("--anchors", data.resolve(Region.ANCHORS)));
    }

    /** Prints the report and tells the exit code: 0 when everything is as it was written. */
    int run(PrintStream out) throws CannotStart, IOException, SQLException, InterruptedException {
        try (DataFolder folder = DataFolder.claim(data);
                RegionDatabase database = RegionDatabase.start(folder)) {
            database.migrate();
            Verification verification =
                    new Verification(database.asRuntime(), AuditKeys.openOrCreate(folder.folder("secrets")), anchors);
            Verification.Report report = verification.of(SCHEMAS);
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(report));
            return report.isClean() ? 0 : DIFFERS;
        }
    }
}
