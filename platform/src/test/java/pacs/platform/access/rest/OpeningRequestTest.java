package pacs.platform.access.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.Refusal;
import pacs.platform.access.Extent;
import pacs.platform.access.Opening;
import pacs.platform.tenancy.InstitutionId;

/** What somebody may send who wants to share. */
class OpeningRequestTest {

    private static final String PATIENT = """
            {"institution": "JNYY", "purpose": "referral", "patient": {"id": "P1", "issuer": ""},
             "until": "2030-01-01T00:00:00Z", "reason": "for surgery"}""";

    @Test
    void a_patient_is_named_by_id_and_issuer() throws IOException {
        Opening opening = read(PATIENT);

        assertThat(opening.extent()).isEqualTo(new Extent.Patient("P1", ""));
        assertThat(opening.reason()).isEqualTo("for surgery");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"reason\": \"nothing else\"}",
                "{\"institution\": \"JNYY\", \"purpose\": \"fun\"}"
            })
    void what_is_no_request_is_refused(String body) {
        assertRefused(body);
    }

    @Test
    void what_no_database_takes_is_refused() {
        assertRefused(PATIENT.replace("for surgery", "for\\u0000surgery"));
        assertRefused(PATIENT.replace("P1", "P\\u0000"));
        assertRefused(PATIENT.replace("P1", "P".repeat(4_000)));
        assertRefused(PATIENT.replace("\"issuer\": \"\"", "\"issuer\": \"" + "i".repeat(4_000) + "\""));
    }

    private static void assertRefused(String body) {
        assertThatThrownBy(() -> read(body)).as(body).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.reason())
                .isEqualTo(Refusal.Reason.INVALID_REQUEST));
    }

    private static Opening read(String body) throws IOException {
        return OpeningRequest.read(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), _ -> new InstitutionId(1));
    }
}
