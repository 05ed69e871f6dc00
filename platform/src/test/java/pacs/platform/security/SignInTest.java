package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.platform.Refusal;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.SampleKeys;
import pacs.platform.database.RegionDatabase;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.SignIn.Outcome;
import pacs.platform.security.SignIn.Outcome.Granted;
import pacs.platform.security.SignIn.Outcome.Refused;
import pacs.platform.security.SignIn.Outcome.TooSoon;
import pacs.platform.tenancy.RegionFile;
import pacs.platform.tenancy.RegionLoader;

class SignInTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    /** The least bcrypt allows, so that many attempts fit into a test. */
    private static final Passwords QUICK = new Passwords(4);

    private static final AuditKey AUDIT_KEY = SampleKeys.audit();

    private static final String HERE = "192.0.2.1";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T08:00:00Z"));
    private final Issuer issuer;
    private final SignIn signIn;

    SignInTest(@TempDir Path folder) {
        issuer = new Issuer(new Keys(folder.resolve("token.pem")));
        signIn = signIn(DATABASE.runtime());
    }

    @BeforeAll
    static void load_the_demo_region() throws Exception {
        new RegionLoader(DATABASE.owner(), QUICK::hash).load(RegionFile.read(Path.of("..", "samples", "region.yaml")));
    }

    @BeforeEach
    void forget_who_signed_in() throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate directory.audit");
        }
    }

    @Test
    void a_machine_with_a_wrong_secret_locks_nobody_out_behind_its_address() {
        for (int i = 0; i < 200; i++) {
            signIn.attempt(new SignInAttempt(
                    Kind.CLIENT,
                    "demo-gateway",
                    "of-yesterday",
                    Optional.empty(),
                    Optional.empty(),
                    new Origin(HERE, "")));
        }

        assertThat(signIn.attempt(person("radiologist", "radiologist-demo", HERE)))
                .isInstanceOf(Granted.class);
    }

    @Test
    void each_attempt_is_recorded_with_its_end() throws SQLException {
        signIn.attempt(person("physician", "physician-demo", HERE));
        signIn.attempt(person("physician", "wrong", HERE));
        signIn.attempt(new SignInAttempt(
                Kind.CLIENT,
                "demo-gateway",
                "demo-gateway-secret",
                Optional.empty(),
                Optional.empty(),
                new Origin("2001:db8::7", "")));
        signIn.attempt(person("no\0body" + "y".repeat(100), "x", HERE));

        assertThat(audit())
                .containsExactly(
                        "signed-in person physician 2 192.0.2.1",
                        "sign-in-refused person physician 0 192.0.2.1",
                        "signed-in client demo-gateway 2 2001:db8::7",
                        "sign-in-refused person no body" + "y".repeat(57) + " 0 192.0.2.1");
    }

    @Test
    void who_guesses_a_password_waits_wherever_the_guesses_come_from() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.attempt(person("physician", "guess", "192.0.2." + i)))
                    .isInstanceOf(Refused.class);
        }

        Outcome sixth = signIn.attempt(person("physician", "physician-demo", "192.0.2.9"));
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(3)));
        Outcome later = signIn.attempt(person("physician", "physician-demo", "192.0.2.9"));

        assertThat(sixth).isEqualTo(new TooSoon(Duration.ofMinutes(3)));
        assertThat(later).isInstanceOf(Granted.class);
    }

    @Test
    void who_guesses_names_waits_and_nobody_elsewhere_does() {
        for (int i = 0; i < 50; i++) {
            assertThat(signIn.attempt(person("name" + i, "guess", HERE))).isInstanceOf(Refused.class);
        }

        assertThat(signIn.attempt(person("technician", "technician-demo", HERE)))
                .isEqualTo(new TooSoon(Duration.ofSeconds(20)));
        assertThat(signIn.attempt(person("technician", "technician-demo", "192.0.2.2")))
                .isInstanceOf(Granted.class);
    }

    @Test
    void a_whole_hospital_signs_in_from_one_address() {
        for (int i = 0; i < 60; i++) {
            assertThat(signIn.attempt(person("technician", "technician-demo", HERE)))
                    .isInstanceOf(Granted.class);
        }
    }

    @Test
    void who_cannot_be_looked_up_is_not_let_in() throws IOException {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setUrl("jdbc:postgresql://127.0.0.1:" + freed.getLocalPort() + "/pacs");
        }

        assertThatThrownBy(() -> signIn(nobody).attempt(person("technician", "technician-demo", HERE)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNAVAILABLE));
    }

    private SignIn signIn(DataSource source) {
        return new SignIn(
                new Accounts(source, AUDIT_KEY),
                QUICK,
                issuer,
                SampleSessions.of(source, AUDIT_KEY, now::get),
                now::get);
    }

    private static SignInAttempt person(String login, String password, String address) {
        return new SignInAttempt(
                Kind.PERSON, login, password, Optional.empty(), Optional.empty(), new Origin(address, ""));
    }

    private static List<String> audit() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select concat_ws(' ', action, kind, actor, coalesce(institution, 0), address)
                        from directory.audit order by id""")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
