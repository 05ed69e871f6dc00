package pacs.gateway.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.StudyUid;
import pacs.dicom.net.Association;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;
import pacs.gateway.Eventually;
import pacs.gateway.FakeArchivist;
import pacs.gateway.FakeCentre;
import pacs.gateway.RunningGateway;
import pacs.gateway.Sample;
import pacs.platform.receipts.Level;

/** What a gateway does with what the archive signs. */
class ReceiptsIT {

    private static final List<Sample> SAMPLES = List.of(Sample.of(1), Sample.of(2), Sample.of(3));
    private static final StudyUid STUDY = Sample.of(1).study();

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    private final Path folder;

    ReceiptsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void with_a_second_place_nothing_leaves_before_the_receipt_that_says_protected() throws Exception {
        FakeArchivist archivist = centre.archivist();
        archivist.hasSecondPlace();
        try (RunningGateway gateway = start("pacs.gateway.grace", "0s")) {
            send(gateway);
            Eventually.holds("it is stored", () -> archivist.levels().contains(Level.STORED));
            Eventually.holds("it is said", () -> archivist.state(STUDY).equals("complete"));
            Thread.sleep(1000);
            assertThat(blobs()).isEqualTo(1);

            archivist.copies();

            Eventually.holds("it is protected", () -> archivist.levels().contains(Level.PROTECTED));
            Eventually.holds("it is said", () -> archivist.state(STUDY).equals("archived"));
        }
        assertThat(Files.readString(receipts())).startsWith(STUDY + " ").hasLineCount(2);
    }

    @Test
    void what_the_archive_loses_is_sent_again_and_said() throws Exception {
        FakeArchivist archivist = centre.archivist();
        try (RunningGateway gateway = start("pacs.gateway.grace", "1h")) {
            send(gateway);
            Eventually.holds("it is stored", () -> archivist.levels().contains(Level.STORED));

            centre.loses(Sample.of(2).instance());

            Eventually.holds("it is sent again", () -> centre.stored()
                    .containsKey(Sample.of(2).instance()));
            Eventually.holds("all is well", () -> archivist.levels().getLast() == Level.STORED);
            assertThat(archivist.levels()).contains(Level.NONE);
        }
    }

    @Test
    void a_line_cut_in_the_middle_of_a_manifest_is_said_and_tried_again() throws Exception {
        FakeArchivist archivist = centre.archivist();
        archivist.cuts(4);
        try (RunningGateway gateway = start("pacs.gateway.longest-pause", "3s")) {
            send(gateway);
            Eventually.holds(
                    "it is said", () -> archivist.problem(STUDY).contains("its manifest could not be handed over"));
            Eventually.holds("it is stored", () -> archivist.levels().contains(Level.STORED));
            Eventually.holds("all is well", () -> archivist.problem(STUDY).isEmpty());
        }
    }

    @Test
    void a_new_key_is_not_believed_but_what_is_missing_is_sent_again() throws Exception {
        FakeArchivist archivist = centre.archivist();
        Map<String, String> settings = new HashMap<>();
        settings.put("pacs.gateway.refresh", "1s");
        settings.put("pacs.gateway.receipt-refresh", "1s");
        settings.put("pacs.gateway.grace", "4s");
        settings.put("pacs.gateway.quiet", "100ms");
        try (RunningGateway gateway = RunningGateway.start(folder, centre, settings)) {
            send(gateway);
            Eventually.holds("it is stored", () -> archivist.levels().contains(Level.STORED));

            centre.isReplaced();

            Eventually.holds("it is said", () -> archivist.problem(STUDY).contains("signs with another key"));
            Eventually.holds("it is sent again", () -> centre.stored().size() == 3);
            int receipts = archivist.levels().size();
            Eventually.holds("it is signed again", () -> archivist.levels().size() > receipts + 4);
            assertThat(archivist.state(STUDY)).isEqualTo("received");
            assertThat(blobs()).isEqualTo(1);
        }
    }

    private RunningGateway start(String name, String value) throws Exception {
        Map<String, String> settings =
                new HashMap<>(Map.of("pacs.gateway.quiet", "100ms", "pacs.gateway.receipt-refresh", "1s"));
        settings.put(name, value);
        return RunningGateway.start(folder, centre, settings);
    }

    private static void send(RunningGateway gateway) throws IOException {
        try (Association association = Association.open(
                new Remote("127.0.0.1", gateway.port(), new AeTitle("GATEWAY")),
                new AeTitle("STORESCU"),
                List.of(PresentationContext.of(Sample.SOP_CLASS, Sample.SYNTAX)),
                Timeouts.DEFAULT)) {
            for (Sample sample : SAMPLES) {
                assertThat(association
                                .store(
                                        Sample.SOP_CLASS,
                                        sample.instance(),
                                        Sample.SYNTAX,
                                        new ByteArrayInputStream(sample.dataSet()))
                                .isSuccess())
                        .isTrue();
            }
        }
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".blob")).count();
        }
    }

    private Path receipts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("receipts"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
