package pacs.platform.security.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class TokenResourceTest {

    private static final String TECHNICIAN = "grant_type=password&username=technician&password=technician-demo";
    private static final String RADIOLOGIST = "grant_type=password&username=radiologist&password=radiologist-demo";
    private static final String GATEWAY =
            "grant_type=client_credentials&client_id=demo-gateway&client_secret=demo-gateway-secret";
    private static final String INTEGRATION =
            "grant_type=client_credentials&client_id=demo-integration&client_secret=demo-integration-secret";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server = ConfigProvider.getConfig().getValue("test.url", URI.class);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_person_gets_a_token_and_is_known_by_it() throws Exception {
        HttpResponse<String> answer = token(TECHNICIAN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new JsonObject(answer.body()).getMap())
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 600);
        assertThat(get("/me", accessToken(answer)).body())
                .isEqualTo("{\"login\":\"technician\",\"name\":\"李秀英\",\"kind\":\"person\",\"institution\":"
                        + "{\"id\":2,\"code\":\"WSYY\",\"name\":\"汶上县人民医院\"},\"roles\":[\"technician\"],\"institutions\":"
                        + "[{\"id\":2,\"code\":\"WSYY\",\"name\":\"汶上县人民医院\"}]}");
    }

    @Test
    void who_works_in_two_institutions_chooses_one() throws Exception {
        assertThat(get("/me", accessToken(token(RADIOLOGIST))).body()).contains("WSYY");
        assertThat(get("/me", accessToken(token(RADIOLOGIST + "&institution=JNYY")))
                        .body())
                .contains("JNYY");
        assertThat(token(RADIOLOGIST + "&institution=NWWS").statusCode()).isEqualTo(400);
    }

    @Test
    void who_works_in_two_institutions_changes_without_the_password() throws Exception {
        String first = accessToken(token(RADIOLOGIST));

        HttpResponse<String> answer = tokenFor("JNYY", first);

        assertThat(new JsonObject(get("/me", first).body())
                        .getJsonArray("institutions").stream().map(one -> ((JsonObject) one).getString("code")))
                .containsExactly("WSYY", "JNYY");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new JsonObject(get("/me", accessToken(answer)).body())
                        .getJsonObject("institution")
                        .getString("code"))
                .isEqualTo("JNYY");
    }

    @Test
    void changing_stays_in_the_same_session() throws Exception {
        String first = accessToken(token(RADIOLOGIST));

        String second = accessToken(tokenFor("JNYY", first));

        assertThat(claim(second, "sid")).isEqualTo(claim(first, "sid"));
        assertThat(claim(second, "amr")).isEqualTo("[\"pwd\"]");
    }

    @Test
    void nobody_stays_in_by_changing_again_and_again() throws Exception {
        String first = accessToken(token(RADIOLOGIST));
        Thread.sleep(1_100);

        String second = accessToken(tokenFor("JNYY", first));

        assertThat(Long.parseLong(claim(second, "exp"))).isLessThanOrEqualTo(Long.parseLong(claim(first, "exp")));
    }

    @Test
    void who_changes_without_end_has_to_wait() throws Exception {
        String token = accessToken(token(RADIOLOGIST));
        for (int i = 0; i < 20; i++) {
            assertThat(tokenFor("JNYY", token).statusCode()).isEqualTo(200);
        }

        assertThat(tokenFor("JNYY", token).statusCode()).isEqualTo(429);
    }

    @Test
    void a_session_goes_on_by_its_refresh_token() throws Exception {
        JsonObject first = new JsonObject(token(RADIOLOGIST).body());

        HttpResponse<String> second = token("grant_type=refresh_token&institution=JNYY&refresh_token="
                + first.getString("refresh_token") + "&session="
                + first.getJsonObject("session").getString("id"));

        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("/me", accessToken(second)).body()).contains("JNYY");
        assertThat(first.getJsonObject("session").getInteger("idle_seconds")).isEqualTo(900);
    }

    @Test
    void who_signed_out_is_refused_at_once_with_the_reason() throws Exception {
        JsonObject in = new JsonObject(token(TECHNICIAN).body());
        String refresh = in.getString("refresh_token");

        HttpResponse<String> out =
                http.send(form("/token/revoke", "token=" + refresh).build(), BodyHandlers.ofString());

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(get("/me", in.getString("access_token")).statusCode()).isEqualTo(401);
        assertThat(new JsonObject(token("grant_type=refresh_token&refresh_token=" + refresh)
                                .body())
                        .getMap())
                .containsEntry("error", "invalid_grant")
                .containsEntry("reason", "signed-out");
    }

    @Test
    void a_browser_keeps_its_refresh_token_where_no_script_reads_it() throws Exception {
        HttpResponse<String> in = http.send(
                form("/token", TECHNICIAN).header("Pacs-Session", "browser").build(), BodyHandlers.ofString());
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        String cookie = set.substring(0, set.indexOf(';'));

        HttpResponse<String> on = http.send(
                form("/token", "grant_type=refresh_token")
                        .header("Pacs-Session", "browser")
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());

        assertThat(set).startsWith("pacs-refresh=").contains("; Path=/", "; HttpOnly", "; SameSite=Strict");
        assertThat(in.body()).doesNotContain("refresh_token");
        assertThat(on.statusCode()).isEqualTo(200);
        assertThat(on.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain(cookie);
    }

    /** The header is one that a page of another origin cannot send without being asked for leave first. */
    @Test
    void a_cookie_alone_is_believed_by_nobody() throws Exception {
        HttpResponse<String> in = http.send(
                form("/token", TECHNICIAN).header("Pacs-Session", "browser").build(), BodyHandlers.ofString());
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();

        HttpResponse<String> on = http.send(
                form("/token", "grant_type=refresh_token")
                        .header("Cookie", set.substring(0, set.indexOf(';')))
                        .build(),
                BodyHandlers.ofString());

        assertThat(on.statusCode()).isEqualTo(400);
        assertThat(on.body()).contains("invalid_request");
    }

    @Test
    void programs_get_no_session() throws Exception {
        assertThat(token(INTEGRATION).body()).doesNotContain("refresh_token", "session");
    }

    @Test
    void nobody_changes_to_where_they_do_not_belong() throws Exception {
        assertThat(tokenFor("NWWS", accessToken(token(RADIOLOGIST))).statusCode())
                .isEqualTo(404);
        assertThat(tokenFor("JNYY", accessToken(token(TECHNICIAN))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_gateway_learns_what_it_is_and_who_may_call_it() throws Exception {
        HttpResponse<String> answer = get("/gateway/self", accessToken(token(GATEWAY)));

        assertThat(answer.body())
                .contains(
                        "\"aeTitle\":\"GATEWAY\",\"institution\":{\"id\":2,",
                        "{\"title\":\"MODALITY\",\"address\":\"127.0.0.1\"}");
    }

    @Test
    void what_is_for_gateways_is_for_no_other_program() throws Exception {
        assertThat(get("/gateway/self", accessToken(token(INTEGRATION))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_client_may_show_its_secret_in_the_header() throws Exception {
        HttpResponse<String> answer = tokenWithHeader("demo-integration:demo-integration-secret");

        assertThat(new JsonObject(answer.body()).getInteger("expires_in")).isEqualTo(3_600);
    }

    @Test
    void a_client_refused_by_header_is_challenged_by_header() throws Exception {
        HttpResponse<String> answer = tokenWithHeader("nobody:at all");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("Basic"));
        assertThat(answer.body()).contains("\"error\":\"invalid_client\"");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    grant_type=password&username=nobody&password=technician-demo,                   400, invalid_grant
                    grant_type=password&username=physician&password=technician-demo,                400, invalid_grant
                    grant_type=password&username=demo-integration&password=demo-integration-secret, 400, invalid_grant
                    grant_type=client_credentials&client_id=nobody&client_secret=x,                 401, invalid_client
                    grant_type=client_credentials&client_id=demo-gateway,                           400, invalid_request
                    grant_type=authorization_code&code=7,                                           400, unsupported_grant_type
                    grant_type=password&grant_type=password&username=a&password=b,                  400, invalid_request
                    grant_type=password&username=%zz&password=b,                                    400, invalid_request
                    username=a&password=b,                                                          400, invalid_request
                    """)
    void a_refused_form_is_answered_in_the_words_of_oauth(String form, int status, String error) throws Exception {
        HttpResponse<String> answer = token(form);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("error")).isEqualTo(error);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_form_without_end_is_not_read_to_its_end() throws Exception {
        assertThat(token("grant_type=" + "x".repeat(100_000)).body()).contains("longer than 8 KiB");
    }

    @Test
    void a_locked_account_answers_like_a_wrong_password_or_no_account() throws Exception {
        HttpResponse<String> nobody = token("grant_type=password&username=nobody-at-all&password=guess");
        HttpResponse<String> wrong = token("grant_type=password&username=expert&password=guess");
        for (int i = 1; i < 5; i++) {
            token("grant_type=password&username=expert&password=guess" + i);
        }

        HttpResponse<String> sixth = token("grant_type=password&username=expert&password=expert-demo");

        assertThat(List.of(nobody.statusCode(), wrong.statusCode(), sixth.statusCode()))
                .containsOnly(400);
        assertThat(sixth.body())
                .isEqualTo(wrong.body())
                .isEqualTo(nobody.body())
                .contains("try again later, or ask your administrator");
        assertThat(sixth.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/gateway/self", "/probe/unannotated"})
    void without_a_token_only_the_way_in_is_told(String path) throws Exception {
        HttpResponse<String> answer = http.send(request(path).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("Sign in at /token").doesNotContain(path);
    }

    @Test
    void a_route_that_names_no_role_is_for_nobody() throws Exception {
        assertThat(get("/probe/unannotated", accessToken(token(TECHNICIAN))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_somebody_changed_is_not_believed() throws Exception {
        String token = accessToken(token(TECHNICIAN));

        assertThat(get("/me", token.substring(0, token.length() - 8) + "AAAAAAAA")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> token(String form) throws Exception {
        return http.send(form("/token", form).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> tokenWithHeader(String credentials) throws Exception {
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return http.send(
                form("/token", "grant_type=client_credentials")
                        .header("Authorization", "Basic " + basic)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(
                request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> tokenFor(String institution, String token) throws Exception {
        HttpRequest request = request("/me/institutions/" + institution + "/token")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String claim(String token, String name) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return new JsonObject(new String(claims, StandardCharsets.UTF_8))
                .getValue(name)
                .toString();
    }

    private static String accessToken(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("access_token");
    }

    private HttpRequest.Builder form(String path, String form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }
}
