package pacs.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;
import pacs.platform.database.RegionDatabase;

class DirectoryTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.7");
    private static final AeTitle MODALITY = new AeTitle("MODALITY");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T08:00:00Z"));
    private final Directory directory = new Directory(DATABASE.runtime(), now::get);

    @BeforeEach
    void load_the_demo_region() throws Exception {
        DATABASE.empty();
        new RegionLoader(DATABASE.owner(), password -> password)
                .load(RegionFile.read(Path.of("..", "samples", "region.yaml")));
    }

    @Test
    void a_title_is_known_only_from_its_address() {
        assertThat(directory.ofAe(MODALITY, LOOPBACK)).isPresent();
        assertThat(directory.ofAe(MODALITY, ELSEWHERE)).isEmpty();
        assertThat(directory.ofAe(new AeTitle("modality"), LOOPBACK)).isEmpty();
    }

    @Test
    void a_title_bound_to_a_certificate_is_admitted_with_it_alone() throws SQLException {
        Fingerprint own = new Fingerprint("ab".repeat(32));
        change("update directory.ae_title set certificate = '" + own + "' where title = 'MODALITY'");

        assertThat(directory.admits(MODALITY, LOOPBACK, Optional.of(own))).isTrue();
        assertThat(directory.admits(MODALITY, ELSEWHERE, Optional.of(own))).isFalse();
        assertThat(directory.admits(MODALITY, LOOPBACK, Optional.empty())).isFalse();
        assertThat(directory.admits(new AeTitle("ECHOSCU"), LOOPBACK, Optional.empty()))
                .isTrue();
    }

    @Test
    void a_title_without_address_may_call_from_anywhere() throws SQLException {
        change("update directory.ae_title set address = null where title = 'MODALITY'");

        assertThat(directory.ofAe(MODALITY, ELSEWHERE)).isPresent();
    }

    @Test
    void a_change_is_seen_after_five_seconds() throws SQLException {
        directory.ofAe(MODALITY, LOOPBACK);
        change("delete from directory.ae_title where title = 'MODALITY'");

        assertThat(directory.ofAe(MODALITY, LOOPBACK)).isPresent();
        now.updateAndGet(instant -> instant.plusSeconds(5));
        assertThat(directory.ofAe(MODALITY, LOOPBACK)).isEmpty();
    }

    @Test
    void what_is_not_there_is_empty() {
        assertThat(directory.institution("NOWHERE")).isEmpty();
        assertThat(directory.institution(new InstitutionId(99))).isEmpty();
        assertThat(directory.gatewayOf("demo-integration")).isEmpty();
        assertThat(directory.peers(new InstitutionId(99))).isEmpty();
    }

    private static void change(String statement) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
