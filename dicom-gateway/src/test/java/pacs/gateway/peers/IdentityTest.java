package pacs.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.gateway.FakeCentre;
import pacs.gateway.spool.OwnMemory;
import pacs.platform.tenancy.InstitutionId;

@Timeout(30)
class IdentityTest {

    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final String RENAMED = """
            {"aeTitle": "RENAMED", "institution": {"id": 8, "code": "X"}, "peers": []}""";

    @RegisterExtension
    final FakeCentre fake = new FakeCentre();

    private OwnMemory memory;
    private Centre centre;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        memory = OwnMemory.in(folder);
        centre = new Centre(fake.settings());
    }

    @AfterEach
    void close() throws Exception {
        centre.close();
        memory.close();
    }

    @Test
    void the_centre_says_who_this_gateway_is() throws Exception {
        try (Identity identity = start()) {
            Self self = identity.await();

            assertThat(self.aeTitle()).isEqualTo(new AeTitle("GATEWAY"));
            assertThat(self.institution()).isEqualTo(new InstitutionId(7));
            assertThat(self.peers()).hasSize(5);
        }
    }

    @Test
    void a_first_start_waits_for_the_centre() throws Exception {
        fake.goesAway();
        try (Identity identity = start()) {
            assertThat(identity.known()).isEmpty();

            fake.comesBack();

            assertThat(identity.await().aeTitle()).isEqualTo(new AeTitle("GATEWAY"));
        }
    }

    @Test
    void what_the_centre_said_last_is_remembered_over_a_restart() throws Exception {
        try (Identity identity = start()) {
            identity.await();
        }
        fake.goesAway();

        try (Identity identity = start()) {
            assertThat(identity.known()).map(Self::aeTitle).hasValue(new AeTitle("GATEWAY"));
        }
    }

    @Test
    void a_change_at_the_centre_is_noticed() throws Exception {
        try (Identity identity = start()) {
            identity.await();
            fake.says(RENAMED);

            while (!identity.known().map(Self::aeTitle).equals(Optional.of(new AeTitle("RENAMED")))) {
                Thread.sleep(OFTEN);
            }
            assertThat(identity.known()).map(Self::institution).hasValue(new InstitutionId(8));
        }
    }

    @Test
    void an_answer_that_makes_no_sense_changes_nothing() throws Exception {
        try (Identity identity = start()) {
            Self before = identity.await();
            int asked = fake.selfAsked();
            fake.says("{\"aeTitle\": \"A TITLE THAT IS FAR TOO LONG\", \"institution\": {\"id\": 7, \"code\": \"X\"}}");

            while (fake.selfAsked() < asked + 3) {
                Thread.sleep(OFTEN);
            }
            assertThat(identity.known()).hasValue(before);
        }
    }

    private Identity start() {
        return Identity.start(centre, memory.memory(), OFTEN);
    }
}
