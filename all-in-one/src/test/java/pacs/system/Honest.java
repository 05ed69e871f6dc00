package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;

/** An honest user beside whatever else goes on, and what it costs the processes. */
final class Honest {

    /** What all-in-one may take of memory: its heap of 256 MB, direct memory, and what the JVM itself needs. */
    static final long ARCHIVE_BYTES = 550_000_000;

    static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RunningRegion region;
    private final Journal journal;

    Honest(RunningRegion region, Journal journal) {
        this.region = region;
        this.journal = journal;
    }

    /** Stores by C-STORE and STOW-RS and asks by QIDO-RS; prints how long each took. */
    void isServedWithinASecond(String beside) throws Exception {
        ArchiveClient client = region.client();
        SentObject byDimse = journal.begin();
        long store = millis(() -> {
            DimseStatus status = store(region.archive(), byDimse);
            assertThat(status.code()).as(status.toString()).isZero();
        });
        journal.answered(byDimse, true);
        SentObject byStow = journal.begin();
        byte[] file = byStow.part10();
        long stow = millis(
                () -> assertThat(client.store(List.of(file)).statusCode()).isEqualTo(200));
        journal.answered(byStow, true);
        long qido = millis(() -> assertThat(client.json("/instances?SOPInstanceUID=" + byStow.instance()))
                .contains(byStow.instance().value()));

        System.out.printf(
                "Beside %s: C-STORE %d ms, STOW-RS %d ms, QIDO-RS %d ms, all-in-one %d MB%n",
                beside, store, stow, qido, resident() / 1_000_000);
        assertThat(List.of(store, stow, qido)).allMatch(millis -> millis < PATIENCE.toMillis());
        assertThat(resident()).isLessThan(ARCHIVE_BYTES);
    }

    static DimseStatus store(Remote remote, SentObject object) throws IOException {
        try (Association association = Association.open(
                remote,
                SentObject.CALLING,
                List.of(PresentationContext.of(SentObject.SOP_CLASS, SentObject.SYNTAX)),
                Timeouts.DEFAULT)) {
            return association.store(
                    SentObject.SOP_CLASS,
                    object.instance(),
                    SentObject.SYNTAX,
                    new ByteArrayInputStream(object.dataSet()));
        }
    }

    /** Resident bytes of all-in-one. */
    long resident() throws IOException {
        Path status = Path.of("/proc/" + region.jvm("all-in-one").pid() + "/status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long millis(Strace.Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
