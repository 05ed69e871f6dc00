package pacs.archive.completeness.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pacs.archive.dicomweb.ArchiveUnderTest;
import pacs.platform.receipts.Level;
import pacs.platform.receipts.Receipt;
import pacs.platform.receipts.ReceiptSigner;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class CompletenessRoutesTest {

    private static final String ZEROS = "0".repeat(64);

    @TestHTTPResource("api/")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI root;

    @Inject
    Issuer issuer;

    @Inject
    ReceiptSigner signer;

    @Test
    void a_manifest_of_ten_thousand_is_answered_with_each_that_is_missing() throws Exception {
        StringBuilder manifest = new StringBuilder("{\"study\":\"1.2.900\",\"instances\":[");
        for (int n = 10_000; n < 20_000; n++) {
            manifest.append(n == 10_000 ? "" : ",")
                    .append("{\"sop\":\"1.2.900.1.%d\",\"bytes\":524288,\"sha256\":\"%s\"}".formatted(n, ZEROS));
        }

        HttpResponse<String> answer = post("studies/1.2.900/manifest", manifest + "]}", gateway());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jose");
        Receipt receipt = signer.key().verified(answer.body());
        assertThat(receipt.level()).isEqualTo(Level.NONE);
        assertThat(receipt.missing()).hasSize(10_000);
        HttpResponse<String> told = get("studies/1.2.900/completeness", person(1));
        assertThat(told.body()).contains("\"received\":0", "\"expected\":10000", "\"state\":\"arriving\"");
        assertThat(get("studies/1.2.900/completeness", person(2)).statusCode()).isEqualTo(404);
    }

    @Test
    void only_a_gateway_of_the_region_may_say_what_it_has() throws Exception {
        Caller stranger =
                new Caller(Caller.Kind.CLIENT, new InstitutionId(1), "somebody", "somebody", Set.of(Role.GATEWAY));

        assertThat(post("studies/1.2.3/manifest", "{}", person(1)).statusCode()).isEqualTo(403);
        assertThat(post("studies/1.2.3/manifest", "{}", stranger).statusCode()).isEqualTo(403);
        assertThat(post("gateways/self/studies", "[]", person(1)).statusCode()).isEqualTo(403);
        assertThat(post("gateways/self/studies", "[]", stranger).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_no_manifest_is_refused_with_a_sentence() throws Exception {
        for (String body : new String[] {"", "[]", "{\"study\":\"1.2.4\"}", "{\"instances\":[{\"sop\":\"x\"}]}"}) {
            HttpResponse<String> answer = post("studies/1.2.3/manifest", body, gateway());

            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("nothing was noted");
        }
        assertThat(post("studies/1.2.3/manifest", " ".repeat(17 << 20), gateway())
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_newest_word_of_a_gateway_is_shown_to_its_institution_alone() throws Exception {
        String word = "[{\"study\":\"1.2.9\",\"state\":\"%s\",\"instances\":4,\"sent\":%d,"
                + "\"since\":\"2026-11-27T08:00:00Z\",\"problem\":\"%s\"}]";
        assertThat(post("gateways/self/studies", word.formatted("sending", 1, ""), gateway())
                        .statusCode())
                .isEqualTo(204);
        assertThat(post("gateways/self/studies", word.formatted("sending", 3, "line cut"), gateway())
                        .statusCode())
                .isEqualTo(204);

        assertThat(get("gateways/GATEWAY/studies", person(1)).body())
                .isEqualTo("[{\"study\":\"1.2.9\",\"state\":\"sending\",\"instances\":4,\"sent\":3,\"percent\":75,"
                        + "\"since\":\"2026-11-27T08:00:00Z\",\"problem\":\"line cut\"}]");
        assertThat(get("gateways/GATEWAY/studies", person(2)).body()).isEqualTo("[]");
        assertThat(post("gateways/self/studies", word.formatted("lost", 1, ""), gateway())
                        .statusCode())
                .isEqualTo(400);
    }

    private static Caller gateway() {
        return new Caller(
                Caller.Kind.CLIENT, new InstitutionId(1), "gateway-client", "gateway-client", Set.of(Role.GATEWAY));
    }

    private static Caller person(int institution) {
        return new Caller(Caller.Kind.PERSON, new InstitutionId(institution), "li", "Li", Set.of(Role.RADIOLOGIST));
    }

    private HttpResponse<String> post(String path, String body, Caller caller) throws Exception {
        return send(
                request(path, caller).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, Caller caller) throws Exception {
        return send(request(path, caller));
    }

    private HttpRequest.Builder request(String path, Caller caller) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", "Bearer " + issuer.issue(caller).value());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
