package pacs.platform.audit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.Transactions;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.security.rest.PlatformUnderTest;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class AuditResourceTest {

    private static final AtomicInteger TESTS = new AtomicInteger();

    /** By their order in the demo region. */
    private static final InstitutionId CITY = new InstitutionId(1);

    private static final InstitutionId COUNTY = new InstitutionId(2);
    private static final InstitutionId TOWNSHIP = new InstitutionId(3);

    @TestHTTPResource("audit/records")
    @SuppressWarnings("NullAway.Init") // injected
    URI records;

    @Inject
    Issuer issuer;

    @Inject
    AuditKey key;

    @Inject
    @Named("region")
    DataSource source;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String test = "test" + TESTS.incrementAndGet();
    private final Actor countyDoctor =
            new Actor(Actor.Kind.PERSON, test + "-doctor", Optional.of(COUNTY), "", "192.0.2.1");
    private final Actor townshipDoctor =
            new Actor(Actor.Kind.PERSON, test + "-doctor", Optional.of(TOWNSHIP), "", "192.0.2.2");

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void who_saw_a_patient_and_what_somebody_saw_is_told() throws Exception {
        record(Act.by(countyDoctor, "retrieved")
                .on(COUNTY, new StudyUid("1.2.3"))
                .ofPatient(test + "-wang"));
        record(Act.by(townshipDoctor, "retrieved")
                .on(COUNTY, new StudyUid("1.2.3"))
                .ofPatient(test + "-wang")
                .because("consultation"));
        record(Act.by(countyDoctor, "searched"));

        assertThat(found(auditor(), "patient=" + test + "-wang"))
                .containsExactly("retrieved 3 2 1.2.3 consultation done", "retrieved 2 2 1.2.3  done");
        assertThat(found(auditor(), "actor=" + test + "-doctor&institution=WSYY"))
                .containsExactly("searched 2    done", "retrieved 2 2 1.2.3  done");
    }

    @Test
    void an_institution_sees_what_it_did_and_what_was_done_with_its_own() throws Exception {
        record(Act.by(countyDoctor, "retrieved").on(COUNTY, new StudyUid("1.2.3")));
        record(Act.by(townshipDoctor, "retrieved").on(COUNTY, new StudyUid("1.2.3")));
        record(Act.by(townshipDoctor, "searched"));
        record(Act.by(townshipDoctor, "retrieved").on(CITY, new StudyUid("1.2.4")));

        assertThat(found(admin(COUNTY), "actor=" + test + "-doctor"))
                .containsExactly("retrieved 3 2 1.2.3  done", "retrieved 2 2 1.2.3  done");
        assertThat(found(admin(CITY), "actor=" + test + "-doctor")).containsExactly("retrieved 3 1 1.2.4  done");
        assertThat(found(auditor(), "actor=" + test + "-doctor")).hasSize(4);
    }

    @Test
    void an_institution_does_not_widen_what_it_sees() throws Exception {
        record(Act.by(townshipDoctor, "searched"));

        assertThat(found(admin(COUNTY), "actor=" + test + "-doctor&institution=NWWS"))
                .isEmpty();
        assertThat(found(admin(COUNTY), "actor=" + test + "-doctor&owner=NWWS")).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() throws Exception {
        for (int i = 0; i < 25; i++) {
            record(Act.by(countyDoctor, "act" + i));
        }

        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = page(auditor(), "actor=" + test + "-doctor&limit=10" + after);
            rows(page).forEach(row -> all.add(row.getString("action")));
            after = page.containsKey("next") ? "&after=" + encoded(page.getString("next")) : "";
        } while (!after.isEmpty());

        assertThat(all).hasSize(25).doesNotHaveDuplicates().startsWith("act24").endsWith("act0");
    }

    @Test
    void refused_acts_are_found_apart() throws Exception {
        record(Act.by(countyDoctor, "retrieved"));
        record(Act.by(countyDoctor, "retrieved").refused("not here"));

        assertThat(found(auditor(), "actor=" + test + "-doctor&result=refused"))
                .containsExactly("retrieved 2    refused");
        assertThat(found(auditor(), "actor=" + test + "-doctor&result=done")).containsExactly("retrieved 2    done");
    }

    @Test
    void looking_into_the_trail_is_itself_recorded() throws Exception {
        String login = test + "-auditor";

        page(token(login, CITY, Role.AUDITOR), "patient=somebody");
        get(token(login, CITY, Role.AUDITOR), "/export?patient=somebody");

        assertThat(rows(page(auditor(), "actor=" + login)))
                .extracting(row -> row.getString("action") + " " + row.getString("detail"))
                .containsExactly(
                        "audit-exported GET /audit/records/export?patient=somebody",
                        "audit-searched GET /audit/records?patient=somebody");
    }

    @ParameterizedTest
    @CsvSource({
        "TECHNICIAN, 403",
        "REGION_ADMIN, 403",
        "SECURITY_ADMIN, 403",
        "INTEGRATION, 403",
        "INSTITUTION_ADMIN, 200",
        "AUDITOR, 200"
    })
    void the_trail_is_for_those_who_watch(Role role, int status) throws Exception {
        assertThat(get(token(test, COUNTY, role), "").statusCode()).isEqualTo(status);
        assertThat(get(token(test, COUNTY, role), "/export").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "from=yesterday",
                "result=maybe",
                "after=x",
                "after=a~b~c",
                "institution=NOBODY",
                "unknown=1",
                "actor=%00"
            })
    void a_question_that_is_none_is_refused(String query) throws Exception {
        assertThat(get(auditor(), "?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' or '1'='1", "'; drop table directory.audit; --", "%", "_", "\\", "<script>", "${jndi:x}"})
    void a_hostile_question_finds_nothing(String text) throws Exception {
        record(Act.by(countyDoctor, "retrieved"));

        assertThat(found(auditor(), "actor=" + encoded(text))).isEmpty();
        assertThat(found(auditor(), "patient=" + encoded(text))).isEmpty();
        assertThat(found(auditor(), "actor=" + test + "-doctor")).hasSize(1);
    }

    @Test
    void an_export_opens_in_a_spreadsheet_and_runs_nothing() throws Exception {
        record(Act.by(countyDoctor, "=1+1").noting("@x, \"y\""));

        HttpResponse<String> chinese = get(auditor(), "/export?actor=" + test + "-doctor");
        HttpResponse<String> english = get(auditor(), "/export?lang=en&actor=" + test + "-doctor");

        assertThat(chinese.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(chinese.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"audit.csv\"");
        assertThat(chinese.body())
                .startsWith("\ufeff\"时间\"")
                .contains("\"汶上县人民医院\"", "\"'=1+1\"", "\"'@x, \"\"y\"\"\"");
        assertThat(english.body()).startsWith("\ufeff\"time\"").hasLineCount(2);
    }

    private List<String> found(String token, String query) throws IOException, InterruptedException {
        return rows(page(token, query)).stream()
                .map(row -> String.join(
                        " ",
                        row.getString("action"),
                        number(row.getJsonObject("who").getJsonObject("institution")),
                        row.containsKey("owner") ? number(row.getJsonObject("owner")) : "",
                        row.getString("study"),
                        row.getString("purpose"),
                        row.getString("result")))
                .toList();
    }

    private static String number(JsonObject institution) {
        return switch (institution.getString("code")) {
            case "JNYY" -> "1";
            case "WSYY" -> "2";
            default -> "3";
        };
    }

    private static List<JsonObject> rows(JsonObject page) {
        JsonArray rows = page.getJsonArray("rows");
        return rows.stream().map(JsonObject.class::cast).toList();
    }

    private JsonObject page(String token, String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(token, "?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> get(String token, String rest) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(records + rest))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String auditor() {
        return token("auditor", CITY, Role.AUDITOR);
    }

    private String admin(InstitutionId institution) {
        return token("admin", institution, Role.INSTITUTION_ADMIN);
    }

    private String token(String login, InstitutionId institution, Role role) {
        return issuer.issue(new Caller(Caller.Kind.PERSON, institution, login, login, Set.of(role)))
                .value();
    }

    private void record(Act act) {
        Transactions.inTransaction(source, connection -> {
            new AuditTrail("directory", key).record(connection, act);
            return act;
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
