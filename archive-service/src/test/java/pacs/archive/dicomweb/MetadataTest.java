package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.platform.security.Issuer;

/** Metadata of a series come prepared, compressed for whoever takes that, and not at all to who has them. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class MetadataTest {

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @ConfigProperty(name = "pacs.archive.volume")
    @SuppressWarnings("NullAway.Init") // injected
    Path volume;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private DicomWebClient here;

    @BeforeEach
    void signIn() {
        here = new DicomWebClient(root, issuer, 1);
    }

    @Test
    void gzip_and_plain_answers_say_the_same() throws Exception {
        SampleSeries series = stored("1.71", 5);

        HttpResponse<byte[]> plain = here.getWith(series.metadata(), "Accept-Encoding", "identity");
        HttpResponse<byte[]> gzip = here.getWith(series.metadata(), "Accept-Encoding", "gzip, br");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(here.json(series.metadata())).hasSize(5);
        assertThat(DicomWebClient.text(plain))
                .contains("\"BulkDataURI\":\"" + root + "at/I1/" + series.instance(3) + "/bulkdata/7FE00010\"");
    }

    @Test
    void who_has_them_is_only_told_so_until_the_series_grows() throws Exception {
        SampleSeries series = stored("1.72", 2);
        HttpResponse<byte[]> first = here.get(series.metadata());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");

        HttpResponse<byte[]> again = here.getWith(series.metadata(), "If-None-Match", "\"x\", " + tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        here.store(series.more(folder, 1));
        HttpResponse<byte[]> grown = here.getWith(series.metadata(), "If-None-Match", tag);
        assertThat(grown.statusCode()).isEqualTo(200);
        assertThat(grown.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        assertThat(here.json(series.metadata())).hasSize(3);
    }

    @Test
    void another_institution_is_not_even_told_that_it_has_them() throws Exception {
        SampleSeries series = stored("1.73", 1);
        DicomWebClient elsewhere = new DicomWebClient(root, issuer, 2);

        for (String tag : List.of(
                "*", here.get(series.metadata()).headers().firstValue("ETag").orElseThrow())) {
            assertThat(elsewhere
                            .getWith(series.metadata(), "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_quiet_study_is_prepared_before_anybody_asks() throws Exception {
        long before = sideFiles().size();

        stored("1.74", 3);

        await(() -> sideFiles().size() > before);
    }

    @Test
    void a_damaged_side_file_is_made_again() throws Exception {
        SampleSeries series = stored("1.75", 3);
        byte[] right = here.get(series.metadata()).body();

        for (Path file : sideFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 3] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(here.get(series.metadata()).body()).isEqualTo(right);
        for (Path file : sideFiles()) {
            Files.write(file, new byte[0]);
        }
        assertThat(here.get(series.metadata()).body()).isEqualTo(right);
        for (Path file : sideFiles()) {
            Files.delete(file);
        }
        assertThat(here.get(series.metadata()).body()).isEqualTo(right);
    }

    @Test
    void many_who_ask_at_once_get_the_same() throws Exception {
        SampleSeries series = stored("1.76", 20);
        for (Path file : sideFiles()) {
            Files.delete(file);
        }
        try (ExecutorService askers = Executors.newFixedThreadPool(8)) {
            List<Future<HttpResponse<byte[]>>> answers = Stream.generate(
                            () -> askers.submit(() -> here.get(series.metadata())))
                    .limit(32)
                    .toList();
            byte[] first = answers.getFirst().get().body();
            for (Future<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).isEqualTo(first);
            }
            assertThat(new String(first, StandardCharsets.UTF_8)).endsWith("}]");
        }
    }

    private SampleSeries stored(String study, int instances) throws IOException, InterruptedException {
        SampleSeries series = new SampleSeries(study);
        assertThat(here.store(series.more(folder, instances)).statusCode()).isEqualTo(200);
        return series;
    }

    private List<Path> sideFiles() throws IOException {
        Path made = volume.resolveSibling("side-files");
        if (!Files.exists(made)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(made)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void await(Condition condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }
}
