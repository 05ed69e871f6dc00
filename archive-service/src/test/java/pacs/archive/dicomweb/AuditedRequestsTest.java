package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.intake.Sample;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.database.Transactions;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** What is recorded of requests, by the answers of a running archive. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class AuditedRequestsTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String STUDY = "studies/1.85";
    private static final String SERIES = STUDY + "/series/1.85.1";
    private static final String FIRST = SERIES + "/instances/1.85.1.1";

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @Inject
    @Named("region")
    DataSource region;

    private final String login = "reader" + PEOPLE.incrementAndGet();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void store_a_study(@TempDir Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            files.add(Files.write(
                    folder.resolve("object" + i),
                    Sample.of("1.85.1." + i)
                            .with(Tags.StudyInstanceUID, Vr.UI, "1.85")
                            .with(Tags.SeriesInstanceUID, Vr.UI, "1.85.1")
                            .with(Tags.PatientID, Vr.LO, "P-85")
                            .file()));
        }
        assertThat(new DicomWebClient(root, issuer, 1)
                        .store(files.toArray(Path[]::new))
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void each_search_is_a_row_with_its_question() throws Exception {
        get("studies?PatientName=Wang%2A%0D%0A", 200);
        get("studies?PatientName=Wang%2A%0D%0A", 200);

        assertThat(rows())
                .containsExactly(
                        "1 searched   GET /dicom-web/studies?PatientName=Wang*   ",
                        "1 searched   GET /dicom-web/studies?PatientName=Wang*   ");
    }

    @Test
    void looking_at_a_study_is_a_row_for_each_kind_of_look() throws Exception {
        for (int i = 1; i <= 3; i++) {
            get(SERIES + "/instances/1.85.1." + i, 200);
            get(SERIES + "/instances/1.85.1." + i + "/metadata", 200);
        }
        get(STUDY, 200);
        get(STUDY + "/metadata", 200);

        assertThat(rows()).containsExactly("1 retrieved P-85 1.85  ", "1 metadata-read P-85 1.85  ");
    }

    @Test
    void many_looks_at_once_are_one_row() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(readers.submit(() -> status(FIRST)));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(rows()).containsExactly("1 retrieved P-85 1.85  ");
    }

    @Test
    void what_is_not_here_for_somebody_is_recorded_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            get("studies/1.2.3.4.5", 404);
            get("studies/1.2.3.4.5/metadata", 404);
        }
        get("studies/1.2.3.4.6/metadata", 404);

        assertThat(rows())
                .containsExactly(
                        "1 retrieved  1.2.3.4.5 GET /dicom-web/studies/1.2.3.4.5 not here",
                        "1 metadata-read  1.2.3.4.5 GET /dicom-web/studies/1.2.3.4.5/metadata not here",
                        "1 metadata-read  1.2.3.4.6 GET /dicom-web/studies/1.2.3.4.6/metadata not here");
    }

    @Test
    void what_a_role_does_not_allow_is_recorded() throws Exception {
        HttpRequest request = request("studies")
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString("--b--"))
                .build();

        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);

        assertThat(rows()).containsExactly("1 request   POST /dicom-web/studies not allowed");
    }

    @Test
    void who_is_not_signed_in_is_recorded_by_address() throws Exception {
        for (String header : List.of("Bearer forged." + login + ".token", "Basic eDp5")) {
            HttpRequest request = HttpRequest.newBuilder(root.resolve("studies/" + "1.85"))
                    .header("Authorization", header)
                    .build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
        }

        assertThat(query(
                        "select count(*) > 0 from archive.audit where kind = 'nobody' and refusal = 'not signed in'"
                                + " and address = '127.0.0.1' and study_uid in ('', ?) union all"
                                + " select count(*) > 0 from directory.audit where kind = 'nobody' and refusal = 'not signed in'",
                        "1.85"))
                .contains("t");
    }

    @Test
    void a_flood_of_refusals_is_counted() throws Exception {
        for (int i = 0; i < 200; i++) {
            get("studies/1.2.9." + i, 404);
        }

        assertThat(rows()).hasSize(64);
    }

    private void get(String path, int status) throws IOException, InterruptedException {
        assertThat(status(path)).as(path).isEqualTo(status);
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        String token = issuer.issue(
                        new Caller(Caller.Kind.PERSON, new InstitutionId(1), login, "Reader", Set.of(Role.PHYSICIAN)))
                .value();
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private List<String> rows() {
        return query("""
                select concat_ws(' ', institution, action, patient, study_uid, detail, refusal) from archive.audit
                where actor = ? and kind = 'person' and address = '127.0.0.1' and octet_length(mac) = 32
                order by id""", login);
    }

    private List<String> query(String sql, String parameter) {
        return Transactions.read(region, connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, parameter);
                List<String> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }
}
