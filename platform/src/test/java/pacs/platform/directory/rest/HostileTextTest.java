package pacs.platform.directory.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pacs.platform.directory.rest.Desk.Answer;
import pacs.platform.security.Issuer;
import pacs.platform.security.rest.PlatformUnderTest;
import pacs.platform.tenancy.Role;

/** Whatever text comes in whichever field: it is kept as it is, or refused with the field's name, and does nothing else. */
@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class HostileTextTest {

    private static final List<String> TEXTS = List.of(
            "'; drop table directory.person; --",
            "\" or 1=1 --",
            "<script>alert(1)</script>",
            "=HYPERLINK(\"http://example.org\")",
            "a\u0000b",
            "a\r\nb",
            "\u202Egnp.exe",
            "%00%0a",
            "${jndi:ldap://example.org}",
            "x".repeat(10_000),
            "𠮷".repeat(10_000));

    private static final Map<String, List<String>> FIELDS = Map.of(
            "institutions", List.of("code", "name", "level", "parent"),
            "departments", List.of("institution", "code", "name", "phone"),
            "people",
                    List.of(
                            "login",
                            "name",
                            "title",
                            "rank",
                            "phone",
                            "password",
                            "institution",
                            "roles",
                            "department"),
            "contracts",
                    List.of("number", "asking", "serving", "purposes", "since", "until", "hours", "limits", "note"),
            "ae-titles", List.of("institution", "title", "address", "certificate", "note"),
            "devices",
                    List.of(
                            "institution",
                            "code",
                            "name",
                            "modality",
                            "maker",
                            "model",
                            "serial",
                            "room",
                            "department",
                            "title"),
            "duties", List.of("institution", "person", "task", "starts", "ends", "department", "note"));

    private static final Set<String> LISTS = Set.of("roles", "purposes", "hours", "limits");

    private static int number;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    Issuer issuer;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server = ConfigProvider.getConfig().getValue("test.url", URI.class);

    @AfterEach
    void close() {
        http.close();
    }

    static Stream<String> fields() {
        return FIELDS.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(field -> kind.getKey() + " " + field));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void it_is_kept_as_it_is_or_refused_by_name(String kindAndField) throws Exception {
        String kind = kindAndField.split(" ")[0];
        String field = kindAndField.split(" ")[1];
        for (String text : TEXTS) {
            JsonObject body = sound(kind);
            Object value = LISTS.contains(field) ? new JsonArray().add(text) : text;
            Answer answer = region().post(kind, body.put(field, value));

            if (answer.status() == 201) {
                if (!field.equals("password")) {
                    assertThat(answer.json().getString(field)).isEqualTo(text);
                    assertThat(text).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]{1,500}");
                }
                region().act(kind + "/" + answer.json().getInteger("id") + "/end", answer.tag());
            } else {
                assertThat(answer.status()).as(text).isEqualTo(400);
                assertThat(answer.body()).contains("\"field\":\"" + field).hasSizeLessThan(2_000);
            }
        }
    }

    @Test
    void half_a_character_is_refused() throws Exception {
        byte[] body = "{\"institution\":\"NWWS\",\"code\":\"HALF\",\"name\":\"a\\uD800b\"}"
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(region().send("departments", "application/json", body).body())
                .contains("\"field\":\"name\"");
    }

    @Test
    void a_body_without_end_is_not_read_to_its_end() throws Exception {
        assertThat(region().send("departments", "application/json", new byte[70_000])
                        .status())
                .isEqualTo(413);
    }

    @Test
    void it_finds_nothing_and_breaks_nothing_in_a_search() throws Exception {
        for (String text : TEXTS) {
            String short1 = text.substring(0, Math.min(text.length(), 1_000));
            String query = URLEncoder.encode(short1, StandardCharsets.UTF_8);

            assertThat(region().get("departments?q=" + query).status()).isEqualTo(200);
            assertThat(region().get("people?institution=" + query).json().getInteger("total"))
                    .isZero();
        }
        assertThat(region().get("people?q=%25").json().getInteger("total")).isZero();
        assertThat(region().get("people?size=200").json().getInteger("total")).isGreaterThan(10);
    }

    @Test
    void a_path_of_another_form_names_nothing() throws Exception {
        for (String path :
                List.of("nonsense", "people/99999999", "people%2F1", "people/1;x/memberships/a%00b", "people/-1")) {
            assertThat(region().get(path).status()).as(path).isIn(400, 404, 405);
        }
        assertThat(region().put("people/1/memberships/%00%27", "\"1\"", new JsonObject())
                        .status())
                .isIn(400, 412);
    }

    private Desk region() {
        return Desk.of(server, http, issuer, "region-admin", 1, Role.REGION_ADMIN);
    }

    /** What would be taken. */
    private static JsonObject sound(String kind) {
        String code = "H" + ++number;
        JsonObject own =
                new JsonObject().put("institution", "NWWS").put("code", code).put("name", "名");
        return switch (kind) {
            case "institutions" ->
                new JsonObject().put("code", code).put("name", "名").put("level", "county");
            case "departments" -> own;
            case "people" ->
                new JsonObject()
                        .put("login", code)
                        .put("name", "名")
                        .put("institution", "NWWS")
                        .put("roles", new JsonArray().add("expert"));
            case "contracts" ->
                new JsonObject()
                        .put("number", code)
                        .put("asking", "NWWS")
                        .put("serving", "WSYY")
                        .put("purposes", new JsonArray().add("teaching"))
                        .put("since", "2000-01-01")
                        .put("until", "2000-01-01");
            case "ae-titles" -> new JsonObject().put("institution", "NWWS").put("title", code);
            case "devices" -> own.put("modality", "CT");
            default ->
                new JsonObject()
                        .put("institution", "NWWS")
                        .put("person", "township-technician")
                        .put("task", "audit")
                        .put("starts", "2001-01-01T00:00:00Z")
                        .put("ends", "2001-01-01T01:00:00Z");
        };
    }
}
