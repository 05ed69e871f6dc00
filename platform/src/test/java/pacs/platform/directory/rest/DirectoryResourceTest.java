package pacs.platform.directory.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.directory.rest.Desk.Answer;
import pacs.platform.security.Issuer;
import pacs.platform.security.rest.PlatformUnderTest;
import pacs.platform.tenancy.Role;

/** Who keeps the directory changes what is theirs, is told what does not fit, and reaches nothing of another institution. */
@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class DirectoryResourceTest {

    private static int number;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    Issuer issuer;

    @Inject
    @Named("region")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    DataSource database;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server = ConfigProvider.getConfig().getValue("test.url", URI.class);

    @SuppressWarnings("NullAway.Init") // set below
    private Desk region;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk county;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk city;

    private final String code = "T" + ++number;

    @BeforeEach
    void take_seats() {
        region = desk("region-admin", 1, Role.REGION_ADMIN);
        county = desk("institution-admin", 2, Role.INSTITUTION_ADMIN);
        city = desk("city-admin", 1, Role.INSTITUTION_ADMIN);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void an_entry_is_made_changed_ended_and_taken_into_use_again() throws Exception {
        Answer made =
                county.post("departments", department("WSYY").put("name", "放射科").put("phone", "0537-7223344"));
        String path = path("departments", made);

        Answer changed = county.put(path, made.tag(), new JsonObject().put("name", "影像科"));
        Answer ended = county.act(path + "/end", changed.tag());
        Answer again = county.act(path + "/reopen", ended.tag());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json())
                .isEqualTo(new JsonObject()
                        .put("id", made.json().getInteger("id"))
                        .put("version", 1)
                        .put("institution", "WSYY")
                        .put("code", code)
                        .put("name", "放射科")
                        .put("phone", "0537-7223344"));
        assertThat(changed.json().getMap())
                .containsEntry("name", "影像科")
                .containsEntry("phone", "")
                .containsEntry("version", 2);
        assertThat(ended.json().getString("ended")).isNotEmpty();
        assertThat(again.json().getMap()).doesNotContainKey("ended").containsEntry("version", 4);
        assertThat(county.get(path).body()).isEqualTo(again.body());
    }

    @Test
    void every_change_is_recorded_with_what_changed() throws Exception {
        Answer made = county.post("departments", department("WSYY"));
        county.put(path("departments", made), made.tag(), new JsonObject().put("name", "影像科"));
        county.put(path("departments", made), made.tag(), new JsonObject().put("name", "不算"));

        List<String> recorded = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select action, actor, detail from directory.audit where detail like ? order by id")) {
            query.setString(1, path("departments", made) + " %");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    recorded.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
                }
            }
        }
        assertThat(recorded).hasSize(2);
        assertThat(recorded.getFirst())
                .startsWith("directory-created institution-admin departments/")
                .contains(code);
        assertThat(recorded.getLast())
                .startsWith("directory-changed institution-admin ")
                .endsWith(" name: \"科室\" -> \"影像科\"");
    }

    @Test
    void of_two_who_change_at_once_one_is_told() throws Exception {
        Answer made = county.post("departments", department("WSYY"));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = threads.invokeAll(List.of(
                    () -> county.put(path("departments", made), made.tag(), new JsonObject().put("name", "一")),
                    () -> region.put(path("departments", made), made.tag(), new JsonObject().put("name", "二"))));
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(county.get(path("departments", made)).json().getInteger("version"))
                .isEqualTo(2);
    }

    @Test
    void the_same_twice_is_one_entry() throws Exception {
        JsonObject same = department("WSYY");

        assertThat(county.post("departments", same).status()).isEqualTo(201);
        Answer second = county.post("departments", same);

        assertThat(second.status()).isEqualTo(409);
        assertThat(faults(second)).containsExactly("code taken");
        assertThat(county.get("departments?q=" + code).json().getInteger("total"))
                .isEqualTo(1);
    }

    @Test
    void a_change_says_which_version_it_starts_from() throws Exception {
        Answer made = county.post("departments", department("WSYY"));

        assertThat(county.put(path("departments", made), "*", new JsonObject().put("name", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(county.put(path("departments", made), "\"7\"", new JsonObject().put("name", "x"))
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource({"departments", "devices", "ae-titles", "duties"})
    void another_institutions_entry_is_not_there(String kind) throws Exception {
        Answer made = region.post(kind, sample(kind, "JNYY"));
        assertThat(made.status()).isEqualTo(201);
        String missing = county.get(kind + "/999999").body();

        assertThat(county.get(path(kind, made)).body()).isEqualTo(missing);
        assertThat(county.put(path(kind, made), made.tag(), sample(kind, "JNYY"))
                        .body())
                .isEqualTo(missing);
        assertThat(county.act(path(kind, made) + "/end", made.tag()).body()).isEqualTo(missing);
        assertThat(county.get(kind + "?institution=JNYY&state=all&size=200")
                        .json()
                        .getInteger("total"))
                .isZero();
        assertThat(county.post(kind, sample(kind, "JNYY")).status()).isEqualTo(403);
        assertThat(city.get(path(kind, made)).status()).isEqualTo(200);
    }

    @Test
    void what_an_administrator_of_one_institution_may_not_is_refused() throws Exception {
        Answer contract = region.post("contracts", contract());

        assertThat(county.get(path("contracts", contract)).status()).isEqualTo(200);
        assertThat(county.put(path("contracts", contract), contract.tag(), contract())
                        .status())
                .isEqualTo(403);
        assertThat(county.post("contracts", contract()).status()).isEqualTo(403);
        assertThat(county.post("institutions", institution()).status()).isEqualTo(403);
        assertThat(county.put("institutions/2", county.get("institutions/2").tag(), institution())
                        .status())
                .isEqualTo(403);
        assertThat(desk("township-technician", 3, Role.INSTITUTION_ADMIN)
                        .get(path("contracts", contract))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"technician", "radiologist", "expert", "dispatcher"})
    void who_keeps_nothing_reads_nothing_of_the_directory(String login) throws Exception {
        Desk desk = desk(login, login.equals("expert") || login.equals("dispatcher") ? 1 : 2, Role.REGION_ADMIN);

        assertThat(desk.get("people").status()).isEqualTo(403);
        assertThat(desk.post("institutions", institution()).status()).isEqualTo(403);
    }

    @Test
    void the_auditor_reads_everything_and_changes_nothing() throws Exception {
        Desk auditor = desk("auditor", 1, Role.AUDITOR);
        Answer people = auditor.get("people?institution=WSYY");

        assertThat(people.json().getInteger("total")).isGreaterThan(3);
        assertThat(auditor.post("departments", department("JNYY")).status()).isEqualTo(403);
        assertThat(people.body()).doesNotContain("password", "$2");
    }

    @Test
    void everything_wrong_with_a_form_is_said_at_once() throws Exception {
        Answer refused = region.post(
                "contracts",
                new JsonObject()
                        .put("number", "no spaces please")
                        .put("asking", "NONE")
                        .put("serving", new JsonArray().add("JNYY"))
                        .put("purposes", new JsonArray().add("diagnosis").add("surgery"))
                        .put("since", "2026-02-30")
                        .put("hours", new JsonArray().add("1-5 8:00"))
                        .put("note", "x".repeat(501)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "number form",
                        "asking no-such",
                        "serving not-a-text",
                        "purposes form",
                        "since form",
                        "hours form",
                        "note too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "{\"name\":{\"a\":1}}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"nmae\":\"a\"}",
                "[[[[[[[[]]]]]]]]"
            })
    void what_is_no_form_is_refused(String body) throws Exception {
        Answer refused = county.send("departments", "application/json", body.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().getJsonArray("faults")).isNotEmpty();
    }

    @Test
    void institutions_form_no_circle() throws Exception {
        Answer top = region.post("institutions", institution());
        Answer below = region.post(
                "institutions", institution().put("code", code + "-below").put("parent", code));

        Answer refused =
                region.put(path("institutions", top), top.tag(), institution().put("parent", code + "-below"));
        Answer inUse = region.act(path("institutions", top) + "/end", top.tag());

        assertThat(below.status()).isEqualTo(201);
        assertThat(faults(refused)).containsExactly("parent circle");
        assertThat(faults(inUse)).containsExactly("ended in-use");
    }

    @Test
    void one_contract_holds_at_a_time() throws Exception {
        JsonObject first =
                contract().put("asking", "NWWS").put("since", "2030-01-01").put("until", "2030-12-31");
        Answer made = region.post("contracts", first);

        assertThat(made.status()).isEqualTo(201);
        assertThat(faults(region.post(
                        "contracts", first.copy().put("number", code + "b").put("since", "2030-12-31"))))
                .containsExactly("purposes overlap");
        assertThat(faults(region.post(
                        "contracts", first.copy().put("number", code + "c").put("serving", "NWWS"))))
                .containsExactly("serving same");
        assertThat(faults(region.put(
                        path("contracts", made),
                        made.tag(),
                        first.copy().put("until", "2020-01-01").put("limits", new JsonArray().add("P0 9/9/5")))))
                .containsExactlyInAnyOrder("until order", "limits order");
        assertThat(region.act(path("contracts", made) + "/end", made.tag()).status())
                .isEqualTo(200);
        assertThat(region.post("contracts", first.copy().put("number", code + "d"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void nobody_has_the_same_duty_twice_at_a_time() throws Exception {
        JsonObject duty = sample("duties", "WSYY");

        assertThat(county.post("duties", duty).status()).isEqualTo(201);
        assertThat(faults(county.post(
                        "duties",
                        duty.copy().put("starts", duty.getString("starts").replace("T08", "T07")))))
                .containsExactly("starts overlap");
        assertThat(faults(county.post("duties", duty.copy().put("person", "expert"))))
                .containsExactly("person no-such");
        assertThat(faults(county.post("duties", duty.copy().put("ends", "2026-01-01T00:00:00Z"))))
                .containsExactly("ends order");
    }

    @Test
    void a_title_belongs_to_one_institution() throws Exception {
        Answer refused = city.post(
                "ae-titles", new JsonObject().put("institution", "JNYY").put("title", "MODALITY"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("title taken");
        assertThat(faults(city.post(
                        "ae-titles", new JsonObject().put("institution", "JNYY").put("title", "GATEWAY"))))
                .containsExactly("title taken");
        assertThat(faults(city.post("devices", sample("devices", "JNYY").put("title", "MODALITY"))))
                .containsExactly("title no-such");
    }

    private Desk desk(String login, int institution, Role... roles) {
        return Desk.of(server, http, issuer, login, institution, roles);
    }

    private JsonObject department(String institution) {
        return new JsonObject()
                .put("institution", institution)
                .put("code", code)
                .put("name", "科室");
    }

    private JsonObject institution() {
        return new JsonObject().put("code", code).put("name", "乡镇卫生院").put("level", "township");
    }

    private JsonObject contract() {
        return new JsonObject()
                .put("number", code)
                .put("asking", "WSYY")
                .put("serving", "JNYY")
                .put("purposes", new JsonArray().add("teaching"))
                .put("since", "20" + (10 + number) + "-01-01")
                .put("until", "20" + (10 + number) + "-01-02");
    }

    private JsonObject sample(String kind, String institution) {
        JsonObject sample = new JsonObject().put("institution", institution);
        String person = institution.equals("JNYY") ? "expert" : "technician";
        return switch (kind) {
            case "departments" -> sample.put("code", code).put("name", "科室");
            case "devices" -> sample.put("code", code).put("name", "CT 一室").put("modality", "CT");
            case "ae-titles" -> sample.put("title", code);
            default ->
                sample.put("person", person)
                        .put("task", "diagnosis")
                        .put("starts", "2026-05-01T08:00:00+08:00")
                        .put("ends", "2026-05-01T17:30:00+08:00");
        };
    }

    private static String path(String kind, Answer entry) {
        return kind + "/" + entry.json().getInteger("id");
    }

    private static List<String> faults(Answer refused) {
        return refused.json().getJsonArray("faults").stream()
                .map(JsonObject.class::cast)
                .map(fault -> fault.getString("field") + " " + fault.getString("code"))
                .toList();
    }
}
