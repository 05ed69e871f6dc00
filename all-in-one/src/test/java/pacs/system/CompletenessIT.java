package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.Tags;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.testkit.Dcmtk;
import pacs.testkit.SharedData;

/** What the archive loses after it said yes is noticed by receipts, said in one sentence, and sent again. */
class CompletenessIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Path> FILES = SharedData.files("series/mr-t1-32").subList(0, 3);

    @Test
    void a_flipped_byte_a_lost_blob_and_an_empty_archive_are_noticed(@TempDir Path data) throws Exception {
        RunningRegion region = eager(data, "6s").start();
        try {
            send(region);
            region.client().awaitInstances(study(), 3);
            flip(blob(data.resolve("blobs")));
            await(region, "has lost or damaged the bytes of 1 of 3 objects; 1 are sent again from the spool");
            awaitState(region, "complete");
            assertWhole(region);

            for (Path blob : blobs(data.resolve("blobs"))) {
                Files.delete(blob);
            }
            await(region, "has lost or damaged the bytes of 3 of 3 objects; 3 are sent again from the spool");
            awaitState(region, "complete");
            assertWhole(region);
        } finally {
            region.stop();
        }
        assertThat(Files.exists(data.resolve("gateway/spool/receipt-key"))).isTrue();

        delete(data.resolve("blobs"));
        delete(data.resolve("postgres"));
        RunningRegion emptied = eager(data, "1s").start();
        try {
            await(emptied, "does not have 3 of 3 objects, 3 of which it had said yes to; they are sent again");
            awaitState(emptied, "complete");
            assertWhole(emptied);
            assertThat(health(emptied)).contains("one disk", "单盘");
        } finally {
            emptied.stop();
        }

        delete(data.resolve("blobs"));
        delete(data.resolve("postgres"));
        Files.delete(data.resolve("secrets/receipt-key"));
        RunningRegion replaced = eager(data, "1s").start();
        try {
            await(replaced, "The archive signs with another key");
            replaced.client().awaitInstances(study(), 3);
            assertWhole(replaced);
            assertThat(blobs(data.resolve("gateway/spool/blobs"))).isNotEmpty();
        } finally {
            replaced.stop();
        }
    }

    @Test
    void a_manifest_cut_in_the_middle_is_said_and_sent_again(@TempDir Path data) throws Exception {
        RunningRegion region = RunningRegion.on(data.resolve("region")).start();
        try (CuttingProxy proxy = new CuttingProxy(URI.create(region.http()).getPort(), "/manifest", 2)) {
            try (LoneGateway gateway = LoneGateway.start(data, proxy.port(), "quiet=1s", "receipt-refresh=2s")) {
                send("GATEWAY", "127.0.0.1", gateway.address().port());
                await(() -> Files.readAllLines(gateway.log()), "its manifest could not be handed over");
                awaitState(region, "complete");
                assertThat(proxy.isDone()).isTrue();
                ArchiveClient client = region.client();
                String progress = client.api("/api/studies/" + study() + "/completeness");
                for (int look = 0; look < 100 && !progress.contains("settled"); look++) {
                    Thread.sleep(100); // settling looks once a second
                    progress = client.api("/api/studies/" + study() + "/completeness");
                }
                assertThat(progress).contains("\"received\":3", "\"expected\":3", "\"state\":\"settled\"");
                assertThat(progress).contains("\"settledBy\":\"manifest\"");
            }
        } finally {
            region.stop();
        }
    }

    @Test
    void with_a_second_place_nothing_leaves_the_spool_before_it_lies_there(@TempDir Path data) throws Exception {
        Path second = Files.createTempDirectory(Path.of("/dev/shm"), "pacs-second");
        RunningRegion region = eager(data, "1s")
                .with("PACS_GATEWAY_GRACE", "0s")
                .and("--region", region(data, second).toString())
                .start();
        try {
            send(region);
            Instant end = Instant.now().plus(PATIENCE);
            while (!blobs(data.resolve("gateway/spool/blobs")).isEmpty()
                    || blobs(second).isEmpty()) {
                assertThat(Instant.now()).as("The spool is not freed").isBefore(end);
                if (blobs(data.resolve("gateway/spool/blobs")).isEmpty()) {
                    assertThat(blobs(second))
                            .as("copies when the spool is free")
                            .isNotEmpty();
                }
                Thread.sleep(100);
            }
            awaitState(region, "archived");
            List<Path> hot = sealed(data);
            while (blobs(second).size() < hot.size() || !health(region).contains("\"unprotectedBytes\": 0")) {
                assertThat(Instant.now()).as("Not every sealed blob is copied").isBefore(end);
                Thread.sleep(100);
                hot = sealed(data);
            }
            List<Path> originals = hot;
            for (Path copy : blobs(second)) {
                Path original = originals.stream()
                        .filter(blob -> blob.getFileName().equals(copy.getFileName()))
                        .findFirst()
                        .orElseThrow();
                assertThat(Files.mismatch(copy, original)).isEqualTo(-1);
            }
            assertThat(blobs(second)).hasSameSizeAs(hot);
            assertThat(health(region)).contains("\"unprotectedBytes\": 0").doesNotContain("one disk");
        } finally {
            region.stop();
            delete(second);
        }
    }

    /** Those that may be copied. */
    private static List<Path> sealed(Path data) throws IOException {
        return blobs(data.resolve("blobs")).stream()
                .filter(blob -> !blob.toString().contains("/open/"))
                .toList();
    }

    @Test
    void a_second_place_on_the_archive_s_own_disk_prevents_the_start(@TempDir Path data) throws Exception {
        Process run = RunningRegion.run(
                "--region", region(data, data.resolve("second")).toString(), "--data", data.toString());

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();

        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.exitValue()).as(said).isEqualTo(2);
        assertThat(said)
                .contains("lies on the same device as the archive's own disk")
                .doesNotContain("\tat ");
    }

    private static RunningRegion eager(Path data, String quiet) {
        return RunningRegion.on(data)
                .with("PACS_GATEWAY_QUIET", quiet)
                .with("PACS_GATEWAY_RECEIPT_REFRESH", "2s")
                .with("PACS_GATEWAY_REFRESH", "2s");
    }

    private static Path region(Path folder, Path second) throws IOException {
        String demo = Files.readString(RunningRegion.PROJECT.resolve("samples/region.yaml"));
        return Files.writeString(
                folder.resolve("region.yaml"),
                demo.replace("second-place: none\n", "second-place:\n  directory: " + second + "\n"));
    }

    private static void send(RunningRegion region) {
        send(
                region.gateway().called().value(),
                region.gateway().host(),
                region.gateway().port());
    }

    private static void send(String called, String host, int port) {
        Dcmtk.DCMSEND
                .run("-aec", called, host, port, FILES.get(0), FILES.get(1), FILES.get(2))
                .orFail();
    }

    private static String study() throws IOException {
        try (var file = Files.newInputStream(FILES.getFirst())) {
            return ObjectParser.ofPart10(file, Budget.DEFAULT)
                    .readAll()
                    .dataSet()
                    .string(Tags.StudyInstanceUID)
                    .orElseThrow();
        }
    }

    /** Every frame leaves by a checked way, so what comes is what was stored. */
    private static void assertWhole(RunningRegion region) throws Exception {
        var answer = region.client().get("/studies/" + study(), "multipart/related; type=\"application/dicom\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        for (Path file : FILES) {
            byte[] sent = Files.readAllBytes(file);
            String end = new String(sent, sent.length - 4000, 4000, StandardCharsets.ISO_8859_1);
            assertThat(body.contains(end)).as(file.toString()).isTrue();
        }
    }

    private static void await(RunningRegion region, String sentence) throws Exception {
        await(region::output, sentence);
    }

    private static void await(Callable<List<String>> log, String sentence) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (log.call().stream().noneMatch(line -> line.contains(sentence))) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Nobody said: " + sentence + "\n" + String.join("\n", log.call()));
            }
            Thread.sleep(100);
        }
    }

    private static void awaitState(RunningRegion region, String state) throws Exception {
        ArchiveClient client = region.client();
        Instant end = Instant.now().plus(PATIENCE);
        String told = "";
        while (!(told.contains("\"state\":\"" + state + "\"") && told.contains("\"problem\":\"\""))) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(told + "\n" + String.join("\n", region.output()));
            }
            Thread.sleep(200);
            told = client.api("/api/gateways/GATEWAY/studies");
        }
    }

    private static String health(RunningRegion region) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(region.http() + "/health"))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** In the pixels of the first object. */
    private static void flip(Path blob) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(blob.toFile(), "rw")) {
            long position = Files.size(FILES.getFirst()) / 2;
            file.seek(position);
            int value = file.read();
            file.seek(position);
            file.write(value ^ 1);
        }
    }

    private static Path blob(Path below) throws IOException {
        return blobs(below).getFirst();
    }

    private static List<Path> blobs(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".blob")).toList();
        }
    }

    private static void delete(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
