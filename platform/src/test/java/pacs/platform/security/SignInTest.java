package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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
import pacs.platform.security.SignIn.Outcome.NeedsCode;
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
            statement.execute("truncate directory.audit, directory.sign_in_failure");
            statement.execute("update directory.totp set last_step = 0");
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
                    new Origin(HERE, ""),
                    Optional.empty()));
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
                new Origin("2001:db8::7", ""),
                Optional.empty()));
        signIn.attempt(person("no\0body" + "y".repeat(100), "x", HERE));

        assertThat(audit())
                .containsExactly(
                        "signed-in person physician 2 192.0.2.1",
                        "sign-in-refused person physician 0 192.0.2.1",
                        "signed-in client demo-gateway 2 2001:db8::7",
                        "sign-in-refused person no body" + "y".repeat(57) + " 0 192.0.2.1");
    }

    @Test
    void an_administrator_without_a_code_is_asked_for_one() throws SQLException {
        Outcome asked = signIn.attempt(person("auditor", "auditor-demo", HERE));
        Outcome in = auditor("auditor-demo", code("auditor", 0));

        assertThat(asked).isInstanceOf(NeedsCode.class);
        assertThat(in).isInstanceOf(Granted.class);
        assertThat(audit())
                .containsExactly(
                        "second-factor-asked person auditor 0 192.0.2.1", "signed-in person auditor 1 192.0.2.1");
    }

    @Test
    void a_code_is_taken_once_and_none_before_it_afterwards() {
        String before = code("auditor", -30);
        String code = code("auditor", 0);

        assertThat(auditor("auditor-demo", code)).isInstanceOf(Granted.class);
        assertThat(auditor("auditor-demo", code)).isInstanceOf(Refused.class);
        assertThat(auditor("auditor-demo", before)).isInstanceOf(Refused.class);
    }

    @Test
    void a_code_of_a_clock_that_is_a_minute_off_is_none() {
        assertThat(auditor("auditor-demo", code("auditor", -60))).isInstanceOf(Refused.class);
        assertThat(auditor("auditor-demo", code("auditor", 60))).isInstanceOf(Refused.class);
        assertThat(auditor("auditor-demo", code("auditor", 30))).isInstanceOf(Granted.class);
    }

    @Test
    void a_right_code_does_not_make_up_for_a_wrong_password() {
        assertThat(auditor("wrong", code("auditor", 0))).isInstanceOf(Refused.class);
    }

    @Test
    void who_guesses_codes_locks_the_account() throws SQLException {
        for (int i = 0; i < 5; i++) {
            assertThat(auditor("auditor-demo", "no code " + i)).isInstanceOf(Refused.class);
        }

        Outcome locked = auditor("auditor-demo", code("auditor", 0));

        assertThat(locked).isInstanceOf(Refused.class);
        assertThat(audit()).contains("account-locked person auditor 0 192.0.2.1");
    }

    @Test
    void an_administrator_with_no_second_factor_is_nobody_until_there_is_one() throws Exception {
        List<String> claims;
        sql("update directory.totp set confirmed = false");
        try {
            claims = claims((Granted) signIn.attempt(person("auditor", "auditor-demo", HERE)));
        } finally {
            sql("update directory.totp set confirmed = true");
        }

        assertThat(claims).containsExactly("enrol", "[]");
    }

    @Test
    void a_password_somebody_else_gave_is_changed_first() throws Exception {
        List<String> claims;
        sql("update directory.person set password_due = true where login = 'technician'");
        try {
            claims = claims((Granted) signIn.attempt(person("technician", "technician-demo", HERE)));
        } finally {
            sql("update directory.person set password_due = false");
        }

        assertThat(claims).containsExactly("change-password", "[]");
    }

    @Test
    void an_old_password_is_changed_first() throws Exception {
        sql("update directory.person set password_since = '2026-02-01' where login = 'technician'");

        List<String> claims = claims((Granted) signIn.attempt(person("technician", "technician-demo", HERE)));
        sql("update directory.person set password_since = now() where login = 'technician'");

        assertThat(claims).containsExactly("change-password", "[]");
    }

    @Test
    void who_guesses_a_password_waits_wherever_the_guesses_come_from() throws SQLException {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.attempt(person("physician", "guess", "192.0.2." + i)))
                    .isInstanceOf(Refused.class);
        }

        Outcome sixth = signIn.attempt(person("physician", "physician-demo", "192.0.2.9"));
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(15)));
        Outcome later = signIn.attempt(person("physician", "physician-demo", "192.0.2.9"));

        assertThat(sixth).isInstanceOf(Refused.class);
        assertThat(later).isInstanceOf(Granted.class);
        assertThat(audit()).contains("account-locked person physician 0 192.0.2.4");
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
        Accounts accounts = new Accounts(source, AUDIT_KEY);
        SamplePasswords rules = new SamplePasswords();
        return new SignIn(
                new Proofs(source, accounts, QUICK, new Factors(source, now::get), new Dues(rules, now::get)),
                accounts,
                issuer,
                SampleSessions.of(source, AUDIT_KEY, now::get),
                new Lockout(source, rules, now::get),
                now::get);
    }

    private static SignInAttempt person(String login, String password, String address) {
        return person(login, password, Optional.empty(), address);
    }

    private static SignInAttempt person(String login, String password, Optional<String> code, String address) {
        return new SignInAttempt(
                Kind.PERSON, login, password, Optional.empty(), code, new Origin(address, ""), Optional.empty());
    }

    /** @param seconds from now */
    private String code(String login, long seconds) {
        Instant at = Objects.requireNonNull(now.get()).plusSeconds(seconds);
        Totp totp = new Factors(DATABASE.runtime(), now::get).totp(login).orElseThrow();
        return totp.code(Totp.step(at));
    }

    private Outcome auditor(String password, String code) {
        return signIn.attempt(person("auditor", password, Optional.of(code), HERE));
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /** What is due, and the roles. */
    private static List<String> claims(Granted granted) {
        String claims = granted.tokens().access().value().split("\\.")[1];
        JsonObject read = new JsonObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8));
        return List.of(read.getString("due"), read.getValue("groups").toString());
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
