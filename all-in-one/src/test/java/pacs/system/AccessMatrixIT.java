package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.dicom.net.Remote;
import pacs.system.AccessTable.Row;
import pacs.system.MatrixRegion.Relation;
import pacs.system.MatrixRegion.Subject;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** Every route, asked by every role of institutions near and far, answers as {@code docs/access.md} says. */
class AccessMatrixIT {

    private static final Duration A_MOMENT = Duration.ofSeconds(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final RunningRegion REGION =
            new RunningRegion().and("--region", MatrixRegion.write(folder()).toString());

    @SuppressWarnings("NullAway.Init") // set by open_and_end_grants
    private static AccessTable table;

    @SuppressWarnings("NullAway.Init") // set by open_and_end_grants
    private static MatrixRequests requests;

    @SuppressWarnings("NullAway.Init") // set by open_and_end_grants
    private static List<Subject> subjects;

    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void open_and_end_grants() throws Exception {
        table = AccessTable.read();
        requests = new MatrixRequests(
                HTTP,
                REGION.http(),
                MatrixStudy.of(SharedData.files("series/mr-t1-32").getFirst()),
                MatrixStudy.of(SharedData.files("series/petct-pt135").getFirst()));
        subjects = MatrixRegion.signIn(HTTP, REGION.http());
        requests.store(subject("integration", Relation.OWN));
        requests.report(subject("gateway", Relation.OWN));
        Subject sharer = subject("physician", Relation.OWN);
        requests.open(sharer, Relation.GRANTED.code, Duration.ofHours(1));
        requests.open(sharer, Relation.EXPIRED.code, A_MOMENT);
        String ended = requests.open(sharer, Relation.ENDED.code, Duration.ofHours(1));
        requests.end(sharer, ended);
        Thread.sleep(A_MOMENT.plusMillis(1));
    }

    @Test
    void a_study_is_for_the_roles_and_institutions_of_the_table() throws Exception {
        Subject sharer = subject("physician", Relation.OWN);
        for (Row row : table.studies()) {
            for (Subject who : subjects) {
                String expected = expected(row, who, row.cell(who.relation().column));
                check(row, who, expected, requests.aboutStudy(row.route(), who, sharer));
                if (row.route().startsWith("GET /dicom-web/studies/")) {
                    check(row, who, belowTheOwner(expected, row, who), requests.atOwner(row.route(), who));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_said_and_stored_is_the_own_institution_s() throws Exception {
        for (Row row : table.own()) {
            for (Subject who : subjects) {
                check(row, who, expected(row, who, row.cell("answer")), requests.aboutOwn(row.route(), who));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void the_directory_and_the_trail_are_for_their_keepers() throws Exception {
        Subject maker = subject("region-admin", Relation.OWN);
        for (Row row : table.directory()) {
            for (Subject who : subjects) {
                check(
                        row,
                        who,
                        ofTheDirectory(row, who),
                        requests.aboutDirectory(row.route(), who, maker, requests.department(maker)));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_is_told_so() throws Exception {
        Subject nobody = new Subject("nobody", Relation.OWN, "");
        Subject maker = subject("region-admin", Relation.OWN);
        Subject sharer = subject("physician", Relation.OWN);
        for (Row row : table.studies()) {
            check(row, nobody, "401", requests.aboutStudy(row.route(), nobody, sharer));
        }
        for (Row row : table.own()) {
            check(row, nobody, "401", requests.aboutOwn(row.route(), nobody));
        }
        for (Row row : table.directory()) {
            check(row, nobody, "401", requests.aboutDirectory(row.route(), nobody, maker, requests.department(maker)));
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MOD-AA, true", "NOBODY, false", "FAR-AA, false"})
    void a_title_is_let_in_from_where_it_belongs(String title, boolean let) throws Exception {
        String file = SharedData.files("series/mr-t1-32").get(1).toString();
        for (Remote remote : List.of(REGION.archive(), REGION.gateway())) {
            assertThat(Dcmtk.ECHOSCU.run(calling(title, remote)).exitCode() == 0)
                    .as("C-ECHO by " + title + " at " + remote.called())
                    .isEqualTo(let);
            assertThat(Dcmtk.STORESCU.run(calling(title, remote, file)).exitCode() == 0)
                    .as("C-STORE by " + title + " at " + remote.called())
                    .isEqualTo(let);
        }
    }

    @Test
    void nothing_is_asked_for_or_fetched_over_dicom() throws Exception {
        for (Remote remote : List.of(REGION.archive(), REGION.gateway())) {
            for (Peer tool : List.of(Dcmtk.FINDSCU, Dcmtk.MOVESCU, Dcmtk.GETSCU)) {
                Peer.Result asked = tool.run(
                        calling("MOD-AA", remote, "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", "StudyInstanceUID"));

                assertThat(asked.output())
                        .as(tool.toString())
                        .containsPattern("No (Acceptable|adequate) Presentation Contexts");
            }
        }
    }

    private static Object[] calling(String title, Remote remote, String... more) {
        Stream<String> address = Stream.of(
                "-aet", title, "-aec", remote.called().value(), remote.host(), Integer.toString(remote.port()));
        return Stream.concat(address, Stream.of(more)).toArray();
    }

    private static String expected(Row row, Subject who, String withTheRight) {
        return table.holds(who.role(), row.cell("right")) ? withTheRight : "403";
    }

    /** Below the address of an institution that lets nothing be seen there is nothing at all. */
    private static String belowTheOwner(String expected, Row row, Subject who) {
        return expected.equals("nothing") && !row.cell(who.relation().column).equals("found") ? "404" : expected;
    }

    private static String ofTheDirectory(Row row, Subject who) {
        return switch (who.role()) {
            case "institution-admin" ->
                row.cell(who.relation() == Relation.OWN ? "institution-admin, own" : "institution-admin, foreign");
            case "region-admin", "security-admin", "auditor" -> row.cell(who.role());
            default -> "403";
        };
    }

    private void check(Row row, Subject who, String expected, HttpResponse<byte[]> answer) {
        boolean right =
                switch (expected) {
                    case "found" -> answer.statusCode() == 200 && has(answer);
                    case "nothing" -> answer.statusCode() == 200 && !has(answer);
                    default -> expected.equals(Integer.toString(answer.statusCode()));
                };
        if (!right) {
            wrong.add("%s by %s, %s: %s expected, %d %s"
                    .formatted(
                            row.route(),
                            who,
                            answer.uri().getPath(),
                            expected,
                            answer.statusCode(),
                            start(MatrixRequests.text(answer))));
        }
    }

    private static boolean has(HttpResponse<byte[]> answer) {
        String text = MatrixRequests.text(answer);
        String asked = Objects.requireNonNullElse(answer.uri().getQuery(), "");
        String named = asked.startsWith("q=") ? asked.substring(2).replaceFirst("&.*", "") : requests.studyUid();
        return text.contains(named);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }

    private static Subject subject(String role, Relation relation) {
        Predicate<Subject> meant = who -> who.role().equals(role) && who.relation() == relation;
        return subjects.stream().filter(meant).findFirst().orElseThrow();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("matrix");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
