package pacs.archive.identity.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pacs.archive.dicomweb.ArchiveUnderTest;
import pacs.archive.identity.Recognition;
import pacs.archive.identity.SamplePatient;
import pacs.dicom.core.StudyUid;
import pacs.platform.database.Transactions;
import pacs.platform.events.Event;
import pacs.platform.events.StudyEvent;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** A steward's word over HTTP. Each test has patients with a name of its own. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class PatientsResourceTest {

    private static final String CARD = "身份证";

    @Inject
    Issuer issuer;

    @Inject
    Recognition recognition;

    @Inject
    @Named("keeper")
    @SuppressWarnings("NullAway.Init") // injected
    DataSource keeper;

    @Inject
    @Named("region")
    @SuppressWarnings("NullAway.Init") // injected
    DataSource region;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    Session session;

    private String name = "";
    private String prefix = "";

    @BeforeEach
    void a_name_nobody_else_has() {
        prefix = "8." + Math.abs(UUID.randomUUID().getMostSignificantBits() >>> 20);
        name = "Li^" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    }

    @Test
    void two_of_one_institution_are_linked_and_the_link_is_undone() throws Exception {
        examined(1, ".1", patient("A"));
        examined(1, ".2", patient("B"));
        Map<String, Object> asked = candidate(1, Role.IDENTITY_STEWARD);
        assertThat(priors(1, ".1")).isEmpty();

        Response linked = say(1, Role.IDENTITY_STEWARD, asked, "link", "\"0\"");
        assertThat(linked.statusCode()).as(linked.asString()).isEqualTo(200);
        assertThat(linked.jsonPath().getString("state")).isEqualTo("linked");
        assertThat(linked.jsonPath().getString("decision.by")).isEqualTo("wu");
        assertThat(priors(1, ".1")).containsExactly(prefix + ".2");

        Response undone = say(1, Role.IDENTITY_STEWARD, asked, "reopen", linked.header("ETag"));
        assertThat(undone.jsonPath().getString("state")).isEqualTo("open");
        assertThat(priors(1, ".1")).isEmpty();
        assertThat(acts(prefix + "A")).containsExactly("patients-linked", "decision-undone");
    }

    @Test
    void a_steward_s_institution_sees_its_own_and_the_region_s_sees_all() throws Exception {
        examined(1, ".1", patient("A"));
        examined(2, ".2", patient("B"));

        assertThat(candidates(1, Role.IDENTITY_STEWARD)).isEmpty();
        assertThat(candidates(2, Role.IDENTITY_STEWARD)).isEmpty();
        Map<String, Object> asked = candidate(3, Role.REGION_IDENTITY_STEWARD);
        String path = "/archive/patients/candidates/" + asked.get("id");
        assertThat(as(1, Role.IDENTITY_STEWARD).get(path).statusCode()).isEqualTo(404);
        assertThat(say(1, Role.IDENTITY_STEWARD, asked, "link", "\"0\"").statusCode())
                .isEqualTo(404);
        assertThat(say(3, Role.REGION_IDENTITY_STEWARD, asked, "link", "\"0\"").statusCode())
                .isEqualTo(200);
        assertThat(as(3, Role.REGION_IDENTITY_STEWARD)
                        .get("/archive/studies/" + prefix + ".1/priors")
                        .statusCode())
                .as("and no studies")
                .isEqualTo(403);
    }

    @Test
    void of_two_stewards_the_second_is_told_that_it_changed() throws Exception {
        examined(1, ".1", patient("A"));
        examined(1, ".2", patient("B"));
        Map<String, Object> asked = candidate(1, Role.IDENTITY_STEWARD);
        say(1, Role.IDENTITY_STEWARD, asked, "distinct", "\"0\"");

        assertThat(say(1, Role.IDENTITY_STEWARD, asked, "link", "\"0\"").statusCode())
                .isEqualTo(412);
        assertThat(say(1, Role.IDENTITY_STEWARD, asked, "link", "").statusCode())
                .isEqualTo(400);
        assertThat(say(1, Role.IDENTITY_STEWARD, asked, "link", "\"1\"").statusCode())
                .as("decided")
                .isEqualTo(400);
    }

    @Test
    void whom_a_rule_linked_a_steward_takes_apart_and_no_rule_puts_together() throws Exception {
        SamplePatient one = patient("A").withOther(SamplePatient.HER_CARD, CARD);
        SamplePatient other = patient("B").withOther(SamplePatient.HER_CARD, CARD);
        examined(1, ".1", one);
        examined(1, ".2", other);
        assertThat(priors(1, ".1")).contains(prefix + ".2");
        Response patients = as(1, Role.IDENTITY_STEWARD).get("/archive/patients?id=" + prefix + "A");
        int id = patients.jsonPath().getInt("[0].id");
        assertThat(patients.jsonPath().getString("[0].numbers[0].ending")).isEqualTo("002X");
        assertThat(patients.asString()).doesNotContain("19491231002");
        Response patient = as(1, Role.IDENTITY_STEWARD).get("/archive/patients/" + id);

        Response apart = as(1, Role.IDENTITY_STEWARD)
                .header("If-Match", patient.header("ETag"))
                .contentType("application/json")
                .body("{\"reason\": \"A mother's card\"}")
                .post("/archive/patients/" + id + "/unlink");
        settled(1, ".1");
        settled(1, ".2");

        assertThat(apart.statusCode()).as(apart.asString()).isEqualTo(200);
        assertThat(apart.jsonPath().getString("links[0].ended.because")).isEqualTo("A mother's card");
        assertThat(priors(1, ".1")).isEmpty();
    }

    @Test
    void an_institution_s_steward_leaves_alone_what_reaches_beyond() throws Exception {
        examined(1, ".1", patient("A"));
        examined(2, ".2", patient("B"));
        say(3, Role.REGION_IDENTITY_STEWARD, candidate(3, Role.REGION_IDENTITY_STEWARD), "link", "\"0\"");
        examined(1, ".3", patient("C"));

        Map<String, Object> asked = candidate(1, Role.IDENTITY_STEWARD);

        assertThat(say(1, Role.IDENTITY_STEWARD, asked, "link", "\"0\"").statusCode())
                .isEqualTo(403);
        assertThat(priors(1, ".1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IDENTITY_STEWARD", "REGION_IDENTITY_STEWARD"})
    void the_index_is_for_stewards(Role role) {
        assertThat(as(1, role).get("/archive/patients/candidates").statusCode()).isEqualTo(403);
        assertThat(as(1, role).get("/archive/patients/1").statusCode()).isEqualTo(403);
    }

    /** Sessions of institutions, of the region, and of nobody, over the same connections. */
    @Test
    void what_one_session_may_see_is_not_left_to_the_next() throws Exception {
        examined(1, ".1", patient("A"));
        examined(2, ".2", patient("B"));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < 8; worker++) {
                running.add(workers.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        assertThat(candidates(3, Role.REGION_IDENTITY_STEWARD)).hasSize(1);
                        assertThat(candidates(1, Role.IDENTITY_STEWARD)).isEmpty();
                        as(1, Role.IDENTITY_STEWARD).get("/archive/patients/0");
                        assertThat(left()).isEqualTo("0 0  ");
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                        .call(() -> session.createSelectionQuery("select count(*) from Candidate", Long.class)
                                .getSingleResult()))
                .as("a session that nobody said whose it is")
                .isZero();
    }

    private String left() {
        return Transactions.read(region, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select (select count(*) from archive.person_candidate) || ' '"
                                    + " || (select count(*) from archive.patient) || ' '"
                                    + " || coalesce(current_setting('app.institution', true), '') || ' '"
                                    + " || coalesce(current_setting('app.index', true), '')")) {
                row.next();
                return row.getString(1);
            }
        });
    }

    private List<String> acts(String patientId) {
        return Transactions.read(keeper, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select action from archive.audit where patient = '"
                            + patientId + "' and action in ('patients-linked', 'decision-undone') order by id")) {
                List<String> acts = new ArrayList<>();
                while (rows.next()) {
                    acts.add(rows.getString(1));
                }
                return acts;
            }
        });
    }

    private SamplePatient patient(String id) {
        return SamplePatient.of(prefix + id, name, "19491231", "F");
    }

    private List<Map<String, Object>> candidates(int institution, Role role) {
        return as(institution, role)
                .get("/archive/patients/candidates?size=100")
                .jsonPath()
                .<Map<String, Object>>getList("candidates")
                .stream()
                .filter(one -> one.toString().contains(name))
                .toList();
    }

    private Map<String, Object> candidate(int institution, Role role) {
        List<Map<String, Object>> found = candidates(institution, role);
        assertThat(found).isNotEmpty();
        return found.getFirst();
    }

    private Response say(int institution, Role role, Map<String, Object> candidate, String word, String tag) {
        return as(institution, role)
                .header("If-Match", tag)
                .contentType("application/json")
                .body("{\"reason\": \"Seen by the desk\"}")
                .post("/archive/patients/candidates/" + candidate.get("id") + "/" + word);
    }

    private List<String> priors(int institution, String study) {
        return as(institution, Role.RADIOLOGIST)
                .get("/archive/studies/" + prefix + study + "/priors")
                .jsonPath()
                .getList("priors.study");
    }

    private void examined(int institution, String study, SamplePatient patient) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.write(patient.in(prefix + study));
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        as(institution, Role.INTEGRATION)
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/related", io.restassured.http.ContentType.BINARY)))
                .body(body.toByteArray())
                .post("/dicom-web/studies")
                .then()
                .statusCode(200);
        settled(institution, study);
    }

    private void settled(int institution, String study) {
        StudyEvent fact = new StudyEvent.StudySettled(
                new InstitutionId(institution), new StudyUid(prefix + study), 1, StudyEvent.Reason.TIMEOUT);
        Event event = new Event(UUID.randomUUID(), Instant.now(), fact.type(), fact.key(), fact.payload());
        Transactions.inTransaction(keeper, connection -> {
            recognition.take(connection, event);
            return event;
        });
    }

    private RequestSpecification as(int institution, Role role) {
        Caller.Kind kind = role.isForPrograms() ? Caller.Kind.CLIENT : Caller.Kind.PERSON;
        return given().header(
                        "Authorization",
                        "Bearer "
                                + issuer.issue(new Caller(
                                                kind, new InstitutionId(institution), "wu", "wu", Set.of(role)))
                                        .value());
    }
}
