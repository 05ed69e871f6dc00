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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
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

/** The directory as files: whole or not at all, by the rights of single changes, twice the same. */
@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class ExchangeTest {

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
    private final String code = "X" + ++number;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk region;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk county;

    @BeforeEach
    void take_seats() {
        region = Desk.of(server, http, issuer, "region-admin", 1, Role.REGION_ADMIN);
        county = Desk.of(server, http, issuer, "institution-admin", 2, Role.INSTITUTION_ADMIN);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_file_is_tried_then_applied_then_changes_nothing() throws Exception {
        String file = everything();
        long recorded = records();

        Answer tried = yaml(region, file, true);
        long recordedByTrial = records() - recorded;
        Answer applied = yaml(region, file, false);
        long recordedByApplying = records() - recorded;
        Answer again = yaml(region, file, false);

        assertThat(outcomes(tried)).as(tried.body()).isEqualTo("false 9 1 0 0");
        assertThat(recordedByTrial).isZero();
        assertThat(outcomes(applied)).isEqualTo("true 9 1 0 0");
        assertThat(recordedByApplying).isEqualTo(10);
        assertThat(outcomes(again)).isEqualTo("true 0 0 10 0");
        assertThat(records() - recorded).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"institutions", "departments", "people", "contracts", "ae-titles", "devices", "duties"})
    void what_was_exported_changes_nothing_when_it_comes_back(String kind) throws Exception {
        yaml(region, everything(), false);

        Answer csv = csv(
                region,
                kind,
                region.get("export?format=csv&state=all&kind=" + kind).body(),
                false);
        Answer yaml = yaml(
                region, region.get("export?format=yaml&state=all&kind=" + kind).body(), false);

        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.json().getInteger("unchanged")).isPositive();
        assertThat(csv.json().getInteger("created") + csv.json().getInteger("changed"))
                .isZero();
        assertThat(yaml.status()).as(yaml.body()).isEqualTo(200);
        assertThat(yaml.json().getInteger("created") + yaml.json().getInteger("changed"))
                .isZero();
    }

    @Test
    void one_bad_row_keeps_all_out_and_every_bad_cell_is_named() throws Exception {
        String file = """
                institution,code,name,modality,department
                WSYY,%1$s-1,CT,CT,
                WSYY,%1$s-2,,ct,
                WSYY,%1$s-1,CT,CT,
                NONE,%1$s-3,MR,MR,
                WSYY,%1$s-4,MR,MR,NOWHERE
                """.formatted(code);

        Answer tried = csv(region, "devices", file, true);
        Answer refused = csv(region, "devices", file, false);

        assertThat(faults(tried))
                .containsExactly(
                        "3 modality form",
                        "3 name missing",
                        "4 code twice",
                        "5 institution no-such",
                        "6 department no-such");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(faults(refused)).isEqualTo(faults(tried));
        assertThat(region.get("devices?q=" + code).json().getInteger("total")).isZero();
    }

    @Test
    void a_preview_shows_what_was_and_what_would_be() throws Exception {
        csv(county, "departments", "institution,code,name,phone\nWSYY," + code + ",放射科,1\n", false);

        Answer tried = csv(county, "departments", "institution,code,name\nWSYY," + code + ",影像科\n", true);
        Answer ended = csv(county, "departments", "institution,code,state\nWSYY," + code + ",ended\n", false);
        Answer silent = csv(county, "departments", "institution,code,name\nWSYY," + code + ",影像科\n", true);

        assertThat(tried.json()
                        .getJsonArray("rows")
                        .getJsonObject(0)
                        .getJsonArray("differences")
                        .encode())
                .isEqualTo("[{\"field\":\"name\",\"before\":\"放射科\",\"after\":\"影像科\"}]");
        assertThat(ended.json().getInteger("changed")).isEqualTo(1);
        assertThat(faults(silent)).containsExactly("2 code taken");
    }

    @Test
    void gbk_from_excel_is_read_and_said() throws Exception {
        byte[] file = ("institution,code,name\r\nWSYY," + code + ",放射科\r\n").getBytes(Charset.forName("GBK"));

        Answer read = county.send("import?format=csv&kind=departments", "text/csv", file);

        assertThat(read.json().getString("encoding")).isEqualTo("GB18030");
        assertThat(county.get("departments?q=" + code).body()).contains("放射科");
    }

    @Test
    void a_formula_leaves_as_text_and_comes_back_as_it_was() throws Exception {
        csv(county, "departments", "institution,code,name\nWSYY," + code + ",=HYPERLINK(1)\n", false);

        String exported =
                county.get("export?format=csv&kind=departments&q=" + code).body();
        Answer again = csv(county, "departments", exported, false);

        assertThat(exported).startsWith("\uFEFF").contains("\"'=HYPERLINK(1)\"");
        assertThat(again.json().getInteger("unchanged")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "departments, 'institution,code,name', 'JNYY,%s,放射科'",
        "institutions, 'code,name,level', '%s,别的,county'",
        "contracts, 'number,asking,serving,purposes,since', '%s,WSYY,JNYY,referral,2031-01-01'",
        "people, 'login,name,institution,roles', '%s,某人,JNYY,physician'",
        "people, 'login,name,institution,roles', '%s,某人,WSYY,auditor'",
        "people, 'login,institution,roles', 'institution-admin,WSYY,institution-admin; physician'"
    })
    void a_file_does_nothing_the_editor_may_not_do_alone(String kind, String header, String row) throws Exception {
        String file = header + "\n" + row.formatted(code) + "\n";

        Answer refused = csv(county, kind, file, false);

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(faults(refused)).singleElement().asString().startsWith("2 ").endsWith("not-allowed");
    }

    @Test
    void nobody_becomes_two_of_those_that_stand_apart_by_a_file() throws Exception {
        Desk security = Desk.of(server, http, issuer, "security-admin", 1, Role.SECURITY_ADMIN);

        Answer refused = csv(
                security,
                "people",
                "login,name,institution,roles\n" + code + ",某人,JNYY,auditor; region-admin\n",
                false);

        assertThat(faults(refused)).containsExactly("2 roles apart");
        assertThat(region.get("people?q=" + code).json().getInteger("total")).isZero();
    }

    @Test
    void passwords_neither_come_nor_go() throws Exception {
        Answer refused = csv(county, "people", "login,name,password\n" + code + ",某人,a long password\n", false);

        assertThat(faults(refused)).contains("1 password unknown-field");
        assertThat(region.get("export?format=yaml&state=all").body()).doesNotContain("$2", "password", "hash");
    }

    @Test
    void another_institution_s_entries_do_not_leave() throws Exception {
        csv(region, "departments", "institution,code,name\nJNYY," + code + ",放射科\n", false);

        assertThat(county.get("export?format=csv&kind=departments&state=all").body())
                .doesNotContain(code);
        assertThat(county.get("export?format=yaml").body()).doesNotContain(code);
        assertThat(region.get("export?format=yaml").body()).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &a [1]\\nb: *a | 2",
                "devices: [ | 1",
                "[] | 1",
                "devices: [{code: {a: b}}] | 1",
                "devices: x | 1",
                "nonsense: [] | 1"
            })
    void yaml_that_says_nothing_is_refused_with_its_line(String text, int line) throws Exception {
        Answer refused = yaml(region, text.strip().replace("\\n", "\n"), false);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(faults(refused).getFirst()).startsWith(line + " ");
    }

    private String everything() {
        return """
                institutions:
                - {code: %1$s-LOW, name: 卫生院, level: township, parent: %1$s}
                - {code: %1$s, name: 县医院, level: county}
                departments:
                - {institution: %1$s, code: RAD, name: 放射科, phone: ""}
                people:
                - login: %1$s-doc
                  name: 王医生
                  rank: senior
                  memberships:
                  - {institution: %1$s, department: RAD, roles: [radiologist, expert]}
                  - {institution: %1$s-LOW, roles: [physician]}
                contracts:
                - {number: %1$s-1, asking: %1$s-LOW, serving: %1$s, purposes: [diagnosis], since: 2026-01-01,
                   hours: ["1-5 08:00-17:30"], limits: [P1 10/30/60]}
                - {number: %1$s-2, asking: %1$s, serving: %1$s-LOW, purposes: [referral], since: 2026-01-01}
                ae-titles:
                - {institution: %1$s, title: %1$s_CT, address: 192.0.2.7}
                devices:
                - {institution: %1$s, code: CT-1, name: CT, modality: CT, department: RAD, title: %1$s_CT}
                duties:
                - {institution: %1$s, person: %1$s-doc, task: diagnosis, starts: "2026-12-01T08:00:00+08:00",
                   ends: "2026-12-01T17:30:00+08:00", department: RAD}
                """.formatted(code);
    }

    private static Answer yaml(Desk desk, String file, boolean dryRun) throws Exception {
        return desk.send(
                "import?format=yaml&dry-run=" + dryRun, "application/yaml", file.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer csv(Desk desk, String kind, String file, boolean dryRun) throws Exception {
        return desk.send(
                "import?format=csv&kind=" + kind + "&dry-run=" + dryRun,
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8));
    }

    private static String outcomes(Answer answer) {
        JsonObject json = answer.json();
        return "%s %s %s %s %d"
                .formatted(
                        json.getValue("applied"),
                        json.getValue("created"),
                        json.getValue("changed"),
                        json.getValue("unchanged"),
                        json.getJsonArray("faults", new JsonArray()).size());
    }

    private static List<String> faults(Answer answer) {
        return answer.json().getJsonArray("faults").stream()
                .map(JsonObject.class::cast)
                .map(fault ->
                        "%s %s %s".formatted(fault.getValue("line"), fault.getString("field"), fault.getString("code")))
                .toList();
    }

    private long records() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select count(*) from directory.audit"
                        + " where action in ('directory-created', 'directory-changed')");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
