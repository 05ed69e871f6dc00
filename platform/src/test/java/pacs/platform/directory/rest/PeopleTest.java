package pacs.platform.directory.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.platform.directory.rest.Desk.Answer;
import pacs.platform.security.Issuer;
import pacs.platform.security.rest.PlatformUnderTest;
import pacs.platform.tenancy.Role;

/** Who makes people, and who gives them which roles. */
@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class PeopleTest {

    private static int number;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    Issuer issuer;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server = ConfigProvider.getConfig().getValue("test.url", URI.class);
    private final String login = "person." + ++number;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk region;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk county;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk city;

    @SuppressWarnings("NullAway.Init") // set below
    private Desk security;

    @BeforeEach
    void take_seats() {
        region = Desk.of(server, http, issuer, "region-admin", 1, Role.REGION_ADMIN);
        county = Desk.of(server, http, issuer, "institution-admin", 2, Role.INSTITUTION_ADMIN);
        city = Desk.of(server, http, issuer, "city-admin", 1, Role.INSTITUTION_ADMIN);
        security = Desk.of(server, http, issuer, "security-admin", 1, Role.SECURITY_ADMIN);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_new_person_signs_in_until_the_account_ends() throws Exception {
        Answer made = county.post("people", person("WSYY", "technician").put("password", "a first password"));
        boolean in = signsIn("a first password");
        Answer ended = county.act(path(made) + "/end", made.tag());
        boolean afterwards = signsIn("a first password");
        county.act(path(made) + "/reopen", ended.tag());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getJsonArray("memberships"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put("name", "汶上县人民医院")
                                .put("roles", new JsonArray().add("technician"))
                                .put("institution", "WSYY")));
        assertThat(made.body()).doesNotContain("a first password", "$2");
        assertThat(in).isTrue();
        assertThat(afterwards).isFalse();
        assertThat(signsIn("a first password")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"short", "1234567890", "person.xx"})
    void a_first_password_is_no_easy_one(String password) throws Exception {
        Answer refused = county.post(
                "people", person("WSYY", "technician").put("login", "person.xx").put("password", password));

        assertThat(faults(refused)).containsExactly("password form");
    }

    @Test
    void who_ends_is_signed_out_at_once() throws Exception {
        Answer made = county.post("people", person("WSYY", "technician").put("password", "a first password"));
        String token = token("a first password");
        int before = me(token);

        county.act(path(made) + "/end", made.tag());

        assertThat(before).isEqualTo(200);
        assertThat(me(token)).isEqualTo(401);
    }

    @Test
    void who_loses_a_role_is_signed_out_and_who_gets_one_is_not() throws Exception {
        Answer made = county.post("people", person("WSYY", "technician").put("password", "a first password"));
        String token = token("a first password");

        Answer more = county.put(path(made) + "/memberships/WSYY", made.tag(), roles("technician", "physician"));
        int afterMore = me(token);
        county.put(path(made) + "/memberships/WSYY", more.tag(), roles("physician"));

        assertThat(afterMore).isEqualTo(200);
        assertThat(me(token)).isEqualTo(401);
    }

    @Test
    void a_role_taken_away_is_gone_and_stays_known() throws Exception {
        Answer made = county.post(
                "people", person("WSYY", "technician", "radiologist").put("password", "a first password"));

        Answer changed = county.put(path(made) + "/memberships/WSYY", made.tag(), roles("expert"));
        Answer none = county.put(path(made) + "/memberships/WSYY", changed.tag(), roles());

        assertThat(changed.json().getJsonArray("memberships").getJsonObject(0).getJsonArray("roles"))
                .containsExactly("expert");
        assertThat(none.json().getJsonArray("memberships")).isEmpty();
        assertThat(signsIn("a first password")).isFalse();
        assertThat(county.get(path(made)).status()).isEqualTo(200);
    }

    @Test
    void who_sees_patients_of_all_is_made_so_by_the_region_s_administrator() throws Exception {
        Answer made = county.post("people", person("WSYY", "physician", "identity-steward"));
        String membership = path(made) + "/memberships/WSYY";

        assertThat(county.put(membership, made.tag(), roles("physician", "region-identity-steward"))
                        .status())
                .isEqualTo(403);
        assertThat(security.put(membership, made.tag(), roles("physician", "region-identity-steward"))
                        .status())
                .isEqualTo(403);
        Answer given = region.put(membership, made.tag(), roles("physician", "region-identity-steward"));
        assertThat(given.status()).isEqualTo(200);
        assertThat(county.put(membership, given.tag(), roles("physician")).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"region-admin", "security-admin", "auditor"})
    void only_the_security_administrator_gives_the_three_that_stand_apart(String role) throws Exception {
        Answer made = region.post("people", person("WSYY", "physician"));
        String membership = path(made) + "/memberships/WSYY";

        assertThat(region.put(membership, made.tag(), roles("physician", role)).status())
                .isEqualTo(403);
        assertThat(county.put(membership, made.tag(), roles("physician", role)).status())
                .isEqualTo(403);
        assertThat(region.post("people", person("WSYY", role).put("login", login + "b"))
                        .status())
                .isEqualTo(403);
        Answer given = security.put(membership, made.tag(), roles("physician", role));
        assertThat(given.status()).isEqualTo(200);
        assertThat(region.put(membership, given.tag(), roles("physician")).status())
                .isEqualTo(403);
        assertThat(region.act(path(made) + "/end", given.tag()).status()).isEqualTo(403);
        assertThat(security.put(membership, given.tag(), roles(role)).status()).isEqualTo(403);
        assertThat(security.act(path(made) + "/end", given.tag()).status()).isEqualTo(200);
    }

    @Test
    void the_three_are_never_one_person() throws Exception {
        Answer made = region.post("people", person("WSYY", "physician"));
        Answer given = security.put(path(made) + "/memberships/WSYY", made.tag(), roles("physician", "auditor"));

        assertThat(faults(security.put(path(made) + "/memberships/JNYY", given.tag(), roles("region-admin"))))
                .containsExactly("roles apart");
        assertThat(faults(security.put(
                        path(made) + "/memberships/WSYY",
                        given.tag(),
                        roles("physician", "auditor", "security-admin"))))
                .containsExactly("roles apart");
        Answer swapped =
                security.put(path(made) + "/memberships/WSYY", given.tag(), roles("physician", "security-admin"));
        assertThat(swapped.status()).isEqualTo(200);
        security.put(path(made) + "/memberships/WSYY", swapped.tag(), roles("physician"));
    }

    @Test
    void nobody_raises_their_own_rights() throws Exception {
        for (Desk desk : List.of(region, county, security)) {
            JsonObject own = desk.get("people?size=200").json().getJsonArray("entries").stream()
                    .map(JsonObject.class::cast)
                    .filter(person -> person.getString("login")
                            .equals(
                                    desk == region
                                            ? "region-admin"
                                            : desk == county ? "institution-admin" : "security-admin"))
                    .findFirst()
                    .orElseThrow();
            String path = "people/" + own.getInteger("id");
            String tag = "\"" + own.getInteger("version") + "\"";
            String here = desk == county ? "WSYY" : "JNYY";

            for (String role : List.of("radiologist", "region-admin", "security-admin", "auditor")) {
                assertThat(desk.put(path + "/memberships/" + here, tag, roles("institution-admin", role))
                                .status())
                        .isEqualTo(403);
            }
            assertThat(desk.act(path + "/end", tag).status()).isEqualTo(403);
        }
    }

    @Test
    void an_administrator_gives_roles_at_the_own_institution_only() throws Exception {
        Answer made = county.post("people", person("WSYY", "technician"));

        assertThat(county.put(path(made) + "/memberships/JNYY", made.tag(), roles("expert"))
                        .status())
                .isEqualTo(403);
        assertThat(county.post("people", person("JNYY", "expert").put("login", login + "b"))
                        .status())
                .isEqualTo(403);
        assertThat(city.put(path(made) + "/memberships/JNYY", made.tag(), roles("expert"))
                        .body())
                .isEqualTo(city.get("people/999999").body());
        Answer shared = region.put(path(made) + "/memberships/JNYY", made.tag(), roles("expert"));
        assertThat(shared.status()).isEqualTo(200);
        assertThat(county.put(path(made), shared.tag(), new JsonObject().put("name", "别名"))
                        .status())
                .isEqualTo(403);
        assertThat(county.get(path(made)).body()).doesNotContain("JNYY").contains("\"elsewhere\":true");
        assertThat(region.put(path(made), shared.tag(), new JsonObject().put("name", "别名"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_login_is_taken_also_by_somebody_of_another_institution() throws Exception {
        city.post("people", person("JNYY", "expert"));

        Answer refused = county.post("people", person("WSYY", "technician"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(faults(refused)).containsExactly("login taken");
    }

    @Test
    void a_role_that_was_taken_away_counts_at_once_whatever_the_token_says() throws Exception {
        Answer made = region.post("people", person("WSYY", "institution-admin"));
        Desk deputy = Desk.of(server, http, issuer, login, 2, Role.INSTITUTION_ADMIN);
        assertThat(deputy.get("people").status()).isEqualTo(200);

        region.put(path(made) + "/memberships/WSYY", made.tag(), roles("physician"));

        assertThat(deputy.get("people").status()).isEqualTo(403);
    }

    private JsonObject person(String institution, String... roles) {
        return new JsonObject()
                .put("login", login)
                .put("name", "新人")
                .put("institution", institution)
                .put("roles", new JsonArray(List.of(roles)));
    }

    private static JsonObject roles(String... roles) {
        return new JsonObject().put("roles", new JsonArray(List.of(roles)));
    }

    private boolean signsIn(String password) throws Exception {
        return asked(password).statusCode() == 200;
    }

    private String token(String password) throws Exception {
        return new JsonObject(asked(password).body()).getString("access_token");
    }

    private int me(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/me"))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private HttpResponse<String> asked(String password) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&username=" + login + "&password=" + password.replace(' ', '+')))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String path(Answer person) {
        return "people/" + person.json().getInteger("id");
    }

    private static List<String> faults(Answer refused) {
        return refused.json().getJsonArray("faults").stream()
                .map(JsonObject.class::cast)
                .map(fault -> fault.getString("field") + " " + fault.getString("code"))
                .toList();
    }
}
