package pacs.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Association;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Remote;
import pacs.dicom.net.Timeouts;
import pacs.gateway.FakeCentre.Mood;

/** The packaged gateway, driven from outside. */
@Timeout(300)
class GatewayProcessIT {

    private static final AeTitle CALLING = new AeTitle("STORESCU");
    private static final long MIB = 1 << 20;

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    private final Path folder;

    GatewayProcessIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void it_says_when_and_where_it_serves_and_ends_when_told() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(folder, centre.settings())) {
            assertThat(gateway.ready()).isEqualTo("gateway=GATEWAY@127.0.0.1:" + gateway.port() + "\n");

            assertThat(gateway.terminate()).isEqualTo(143); // 128 + SIGTERM, as every JVM says
        }
    }

    @Test
    void whatever_it_said_yes_to_arrives_although_it_is_killed_again_and_again() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        Queue<Sample> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger numbers = new AtomicInteger(1);
        for (int round = 0; round < 5; round++) {
            centre.meets(new Mood.CutsTheLine(), new Mood.Answers(503, Map.of()), new Mood.StoresAndCutsTheLine());
            try (GatewayProcess gateway = GatewayProcess.start(folder, centre.settings())) {
                List<Thread> modalities = modalities(gateway.port(), numbers, acknowledged);
                int enough = acknowledged.size() + random.nextInt(10, 80);
                Eventually.holds("objects were taken", () -> acknowledged.size() >= enough);
                gateway.kill();
                for (Thread modality : modalities) {
                    modality.join();
                }
            }
        }

        try (GatewayProcess _ = GatewayProcess.start(folder, centre.settings())) {
            for (Sample sample : acknowledged) {
                Eventually.holds(sample + " is in the centre, seed " + seed, () -> centre.stored()
                        .containsKey(sample.instance()));
                assertThat(centre.stored().get(sample.instance())).isEqualTo(sample.part10(CALLING));
            }
        }
    }

    @Test
    void a_busy_gateway_fits_into_300_MB() throws Exception {
        Queue<Sample> acknowledged = new ConcurrentLinkedQueue<>();
        try (GatewayProcess gateway = GatewayProcess.start(folder, centre.settings())) {
            for (Thread modality : modalities(gateway.port(), new AtomicInteger(1), acknowledged, 500, 500_000)) {
                modality.join();
            }
            Eventually.holds("all is in the centre", () -> centre.order().size() == acknowledged.size());

            assertThat(acknowledged).hasSize(500);
            assertThat(gateway.residentBytes()).isLessThan(300 * MIB);
        }
    }

    @Test
    void a_port_in_use_ends_it_with_one_sentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GatewayProcess gateway = GatewayProcess.begin(folder, centre.settings(), other.getLocalPort())) {
            assertThat(gateway.exitCode()).isEqualTo(2);
            assertThat(gateway.log()).contains("cannot listen on DICOM port " + other.getLocalPort());
            assertThat(gateway.log()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_second_gateway_on_a_folder_ends_with_one_sentence() throws Exception {
        try (GatewayProcess _ = GatewayProcess.start(folder, centre.settings());
                GatewayProcess second = GatewayProcess.begin(folder, centre.settings(), 0)) {
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.log()).contains("is in use by another process").doesNotContain("\tat ");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_ends_it_with_one_sentence() throws Exception {
        Files.writeString(folder.resolve("spool"), "a file where the folder should be");

        try (GatewayProcess gateway = GatewayProcess.begin(folder, centre.settings(), 0)) {
            assertThat(gateway.exitCode()).isEqualTo(2);
            assertThat(gateway.log()).contains("The spool folder").doesNotContain("\tat ");
        }
    }

    private static List<Thread> modalities(int port, AtomicInteger numbers, Queue<Sample> acknowledged) {
        return modalities(port, numbers, acknowledged, Integer.MAX_VALUE, 30_000);
    }

    /** Four that send until the last number, or until the gateway is gone. */
    private static List<Thread> modalities(
            int port, AtomicInteger numbers, Queue<Sample> acknowledged, int last, int pixels) {
        Runnable modality = () -> {
            try (Association association = Association.open(
                    new Remote("127.0.0.1", port, new AeTitle("GATEWAY")),
                    CALLING,
                    List.of(PresentationContext.of(Sample.SOP_CLASS, Sample.SYNTAX)),
                    Timeouts.DEFAULT)) {
                int number;
                while ((number = numbers.getAndIncrement()) <= last) {
                    Sample sample = new Sample(number, pixels);
                    if (association
                            .store(
                                    Sample.SOP_CLASS,
                                    sample.instance(),
                                    Sample.SYNTAX,
                                    new ByteArrayInputStream(sample.dataSet()))
                            .isSuccess()) {
                        acknowledged.add(sample);
                    }
                }
            } catch (IOException e) {
                // The gateway was killed: what it did not answer it did not promise.
            }
        };
        return List.of(
                Thread.ofPlatform().start(modality),
                Thread.ofPlatform().start(modality),
                Thread.ofPlatform().start(modality),
                Thread.ofPlatform().start(modality));
    }
}
