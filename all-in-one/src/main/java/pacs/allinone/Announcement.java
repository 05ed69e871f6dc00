package pacs.allinone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs once everything answers: says so in the file {@code ./run} waits for, and stays until the end. */
class Announcement implements QuarkusApplication {

    private final Path readyFile;
    private final String httpPort;
    private final String dicomPort;
    private final String aeTitle;

    Announcement(
            @ConfigProperty(name = "pacs.all-in-one.ready-file") Path readyFile,
            @ConfigProperty(name = "quarkus.http.port") String httpPort,
            @ConfigProperty(name = "pacs.archive.dicom-port") String dicomPort,
            @ConfigProperty(name = "pacs.archive.ae-title") String aeTitle) {
        this.readyFile = readyFile;
        this.httpPort = httpPort;
        this.dicomPort = dicomPort;
        this.aeTitle = aeTitle;
    }

    @Override
    public int run(String... arguments) throws Exception {
        Path whole = readyFile.resolveSibling(readyFile.getFileName() + ".part");
        Files.writeString(
                whole, "http=http://127.0.0.1:" + httpPort + " dicom=" + aeTitle + "@127.0.0.1:" + dicomPort + "\n");
        Files.move(whole, readyFile, StandardCopyOption.ATOMIC_MOVE);
        Quarkus.waitForExit();
        return 0;
    }
}
