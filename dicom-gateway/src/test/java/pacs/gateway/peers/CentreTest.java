package pacs.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.gateway.FakeCentre;
import pacs.gateway.FakeCentre.Mood;

class CentreTest {

    @RegisterExtension
    final FakeCentre fake = new FakeCentre();

    @Test
    void one_token_serves_many_requests() throws Exception {
        try (Centre centre = new Centre(fake.settings())) {
            assertThat(ask(centre).statusCode()).isEqualTo(200);
            assertThat(ask(centre).statusCode()).isEqualTo(200);
        }

        assertThat(fake.tokensGiven()).isEqualTo(1);
    }

    @Test
    void a_token_no_longer_taken_is_replaced() throws Exception {
        try (Centre centre = new Centre(fake.settings())) {
            ask(centre);
            fake.forgetsItsTokens();

            assertThat(ask(centre).statusCode()).isEqualTo(200);
        }
        assertThat(fake.tokensGiven()).isEqualTo(2);
    }

    @Test
    void a_wrong_secret_is_a_failure_and_names_the_client() {
        CentreSettings right = fake.settings();
        CentreSettings wrong = new CentreSettings(right.url(), right.clientId(), "wrong", right.patience());

        try (Centre centre = new Centre(wrong)) {
            assertThatThrownBy(() -> ask(centre))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(FakeCentre.CLIENT)
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void an_exchange_that_stands_still_is_given_up() {
        fake.meets(new Mood.NeverAnswers());

        try (Centre centre = new Centre(fake.settings(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> centre.send(
                            centre.request("/dicom-web/at/XYY/studies").POST(BodyPublishers.ofString("body")), () -> 4))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing moved");
        }
    }

    @Test
    void settings_are_printed_without_the_secret() {
        assertThat(fake.settings().toString()).doesNotContain(FakeCentre.SECRET);
    }

    private static HttpResponse<byte[]> ask(Centre centre) throws Exception {
        return centre.send(centre.request("/gateway/self").GET(), () -> 0);
    }
}
