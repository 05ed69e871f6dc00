package pacs.platform.security.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;
import pacs.testkit.Totp;

/** A new person's first days: the given password is changed, an administrator's second factor is set up. */
@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class OwnAccountResourceTest {

    private static final String GIVEN = "given by 1 administrator";
    private static final String CHOSEN = "chosen by 1 myself";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    Issuer issuer;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server = ConfigProvider.getConfig().getValue("test.url", URI.class);
    private final String login = "newcomer" + PEOPLE.incrementAndGet();

    @BeforeEach
    void arrive() throws Exception {
        arrive("physician");
    }

    private void arrive(String role) throws Exception {
        Caller admin =
                new Caller(Caller.Kind.PERSON, new InstitutionId(1), "region-admin", "", Set.of(Role.REGION_ADMIN));
        JsonObject person = new JsonObject()
                .put("login", login + role)
                .put("name", "新同事")
                .put("password", GIVEN)
                .put("institution", "WSYY")
                .put("roles", new JsonArray().add(role));
        assertThat(post("/directory/people", issuer.issue(admin).value(), person)
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_given_password_opens_nothing_but_its_change() throws Exception {
        String token = access(signIn("physician", GIVEN));

        assertThat(new JsonObject(get("/me", token).body()).getString("due")).isEqualTo("change-password");
        assertThat(new JsonObject(get("/me", token).body()).getJsonArray("roles"))
                .isEmpty();
        assertThat(get("/directory/people", token).statusCode()).isEqualTo(403);
        HttpResponse<String> elsewhere = post("/me/institutions/WSYY/token", token, new JsonObject());
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(elsewhere.body()).contains("Change your password first");
    }

    @Test
    void a_changed_password_counts_and_every_other_session_ends() throws Exception {
        String token = access(signIn("physician", GIVEN));
        String elsewhere = access(signIn("physician", GIVEN));

        HttpResponse<String> changed = change(token, GIVEN, CHOSEN);

        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(get("/me", elsewhere).statusCode()).isEqualTo(401);
        assertThat(get("/me", token).statusCode()).isEqualTo(200);
        assertThat(signIn("physician", GIVEN).statusCode()).isEqualTo(400);
        assertThat(get("/me", access(signIn("physician", CHOSEN))).body())
                .contains("\"roles\":[\"physician\"]")
                .doesNotContain("due");
    }

    @ParameterizedTest
    @CsvSource({"short, too-short", "Password123!, common", "newcomer physician, own-name"})
    void a_password_that_is_tried_first_is_refused_with_the_rule(String wanted, String rule) throws Exception {
        String token = access(signIn("physician", GIVEN));

        HttpResponse<String> refused =
                change(token, GIVEN, wanted.replace("newcomer physician", login + "physician 77"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"unfit\"", rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/password", "/me/factors/totp", "/me/factors/totp/confirm"})
    void what_is_no_request_is_refused(String path) throws Exception {
        String token = access(signIn("physician", GIVEN));

        for (String body : List.of("", "null", "[]", "{", "1")) {
            assertThat(post(path, token, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(post(path, token, "{\"old\": \"" + "x".repeat(10_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_password_used_before_is_not_taken_again() throws Exception {
        String token = access(signIn("physician", GIVEN));
        change(token, GIVEN, CHOSEN);

        assertThat(change(token, CHOSEN, GIVEN).body()).contains("used-before");
        assertThat(change(token, CHOSEN, CHOSEN).body()).contains("used-before");
    }

    @Test
    void who_finds_an_open_screen_guesses_five_times() throws Exception {
        String token = access(signIn("physician", GIVEN));

        for (int i = 0; i < 5; i++) {
            assertThat(change(token, "guess " + i, CHOSEN).statusCode()).isEqualTo(422);
        }

        assertThat(change(token, GIVEN, CHOSEN).statusCode()).isEqualTo(429);
    }

    @Test
    void an_administrator_sets_a_second_factor_up_before_anything_else() throws Exception {
        arrive("institution-admin");
        String token = access(signIn("institution-admin", GIVEN));
        change(token, GIVEN, CHOSEN);
        JsonObject in = new JsonObject(signIn("institution-admin", CHOSEN).body());
        token = in.getString("access_token");
        assertThat(get("/me", token).body()).contains("\"due\":\"enrol\"", "\"roles\":[]");

        JsonObject secret = new JsonObject(post("/me/factors/totp", token, new JsonObject().put("password", CHOSEN))
                .body());
        Totp phone = new Totp(secret.getString("secret"));
        HttpResponse<String> wrong = post("/me/factors/totp/confirm", token, new JsonObject().put("code", "000"));
        HttpResponse<String> right =
                post("/me/factors/totp/confirm", token, new JsonObject().put("code", phone.next()));
        HttpResponse<String> on = token("grant_type=refresh_token&refresh_token=" + in.getString("refresh_token"));

        assertThat(secret.getString("uri")).startsWith("otpauth://totp/").contains(secret.getString("secret"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        List<?> codes =
                new JsonObject(right.body()).getJsonArray("recoveryCodes").getList();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(get("/me", access(on)).body())
                .contains("institution-admin\"]")
                .doesNotContain("\"due\"");
        String recovery = codes.getFirst().toString();
        assertThat(signIn("institution-admin", CHOSEN).body()).contains("otp-needed");
        assertThat(signIn("institution-admin", CHOSEN, recovery).statusCode()).isEqualTo(200);
        assertThat(signIn("institution-admin", CHOSEN, recovery).statusCode()).isEqualTo(400);
        assertThat(signIn("institution-admin", CHOSEN, phone.next()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_factor_is_taken_away_by_a_code_of_it() throws Exception {
        String token = access(signIn("physician", GIVEN));
        change(token, GIVEN, CHOSEN);
        token = access(signIn("physician", CHOSEN));
        JsonObject secret = new JsonObject(post("/me/factors/totp", token, new JsonObject().put("password", CHOSEN))
                .body());
        Totp phone = new Totp(secret.getString("secret"));
        post("/me/factors/totp/confirm", token, new JsonObject().put("code", phone.next()));
        assertThat(post("/me/factors/totp", token, new JsonObject().put("password", CHOSEN))
                        .statusCode())
                .isEqualTo(409);

        HttpResponse<String> wrong = post("/me/factors/totp/remove", token, new JsonObject().put("code", "123"));
        HttpResponse<String> right = post("/me/factors/totp/remove", token, new JsonObject().put("code", phone.next()));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(right.statusCode()).isEqualTo(204);
        assertThat(get("/me/factors", token).body())
                .isEqualTo("{\"totp\":false,\"recoveryCodes\":0,\"isNeeded\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/password", "/me/factors/totp", "/me/factors/totp/confirm", "/me/factors/totp/remove"})
    void programs_have_nothing_of_this(String path) throws Exception {
        String program = access(token(
                "grant_type=client_credentials&client_id=demo-integration&client_secret=demo-integration-secret"));

        assertThat(post(path, program, new JsonObject()).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> change(String token, String old, String wanted) throws Exception {
        return post("/me/password", token, new JsonObject().put("old", old).put("wanted", wanted));
    }

    private HttpResponse<String> signIn(String role, String password, String... code) throws Exception {
        String otp = code.length == 0 ? "" : "&otp=" + code[0];
        return token("grant_type=password&username=" + login + role + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + otp);
    }

    private HttpResponse<String> token(String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(request(path, token).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token, JsonObject body)
            throws IOException, InterruptedException {
        return post(path, token, body.encode());
    }

    private HttpResponse<String> post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, token).header("Content-Type", "application/json");
        return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static String access(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("access_token");
    }
}
