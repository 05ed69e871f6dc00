package pacs.platform.http;

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
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.Refusal;
import pacs.platform.security.rest.PlatformUnderTest;

@QuarkusTest
@QuarkusTestResource(PlatformUnderTest.class)
class ProblemsTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server = ConfigProvider.getConfig().getValue("test.url", URI.class);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @EnumSource(Refusal.Reason.class)
    void a_refusal_is_a_problem_with_its_reason(Refusal.Reason reason) throws Exception {
        HttpResponse<String> answer = get("/probe/refused/" + reason);

        assertThat(answer.statusCode()).isEqualTo(Problems.status(reason)).isBetween(400, 599);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(Problem.TYPE));
        assertThat(new JsonObject(answer.body()).getMap())
                .containsEntry("status", answer.statusCode())
                .containsEntry("detail", "This is why.")
                .doesNotContainKey("reference");
    }

    @Test
    void who_may_come_back_later_is_told_when() throws Exception {
        assertThat(get("/probe/refused/UNAVAILABLE").headers().firstValueAsLong("Retry-After"))
                .isPresent();
    }

    @Test
    void what_nobody_foresaw_is_a_reference_and_no_word_of_the_inside() throws Exception {
        HttpResponse<String> answer = get("/probe/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret", "IllegalState");
        String reference = new JsonObject(answer.body()).getString("reference");
        assertThat(reference).hasSize(36);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains(reference);
    }

    @Test
    void parameters_are_read_from_path_and_query() throws Exception {
        assertThat(get("/probe/studies/1.2.3?other=1.2.4").body()).isEqualTo("1.2.3 and 1.2.4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe/studies/1.2.x",
                "/probe/studies/..1",
                "/probe/studies/1.2.3?other=1.2.x",
                "/probe/refused/NO_REASON"
            })
    void a_malformed_parameter_is_a_bad_request(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("/problems/invalid-request");
    }

    @Test
    void what_the_server_itself_refuses_is_a_problem_too() throws Exception {
        HttpResponse<String> unknown = get("/nowhere");
        HttpResponse<String> unreadable = http.send(
                HttpRequest.newBuilder(server.resolve("/token"))
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("a"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(new JsonObject(unknown.body()).getInteger("status")).isEqualTo(404);
        assertThat(new JsonObject(unreadable.body()).getInteger("status")).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/probe/studies/1.2.3", "/probe/broken", "/me", "/nowhere"})
    void every_answer_tells_the_browser_to_load_nothing_foreign(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'", "'wasm-unsafe-eval'")
                        .doesNotContain("http", "*", "'unsafe-eval'"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }
}
