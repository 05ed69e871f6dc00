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
                .containsEntry("expires_in", 28_800);
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
    void changing_keeps_nobody_in_for_longer() throws Exception {
        String first = accessToken(token(RADIOLOGIST));

        String second = accessToken(tokenFor("JNYY", first));

        assertThat(expiry(second)).isBetween(expiry(first) - 2, expiry(first));
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
    void the_sixth_wrong_password_has_to_wait_and_so_has_the_right_one() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(token("grant_type=password&username=expert&password=guess" + i)
                            .statusCode())
                    .isEqualTo(400);
        }

        HttpResponse<String> sixth = token("grant_type=password&username=expert&password=expert-demo");

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 181L);
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

    /** Seconds since the epoch at which a token ends. */
    private static long expiry(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return new JsonObject(new String(claims, StandardCharsets.UTF_8)).getLong("exp");
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
