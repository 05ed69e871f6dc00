package pacs.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.SampleKeys;
import pacs.platform.database.RegionDatabase;
import pacs.platform.security.Accounts.Account;
import pacs.platform.security.Caller.Kind;
import pacs.platform.security.Proofs.Proof.Proven;
import pacs.platform.security.Refreshed.GoesOn;
import pacs.platform.security.Refreshed.Over;
import pacs.platform.tenancy.RegionFile;
import pacs.platform.tenancy.RegionLoader;

class RefreshingTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final Origin HERE = new Origin("192.0.2.1", "Firefox");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-04T08:00:00Z"));
    private final AuditKey key = SampleKeys.audit();
    private final EndedSessions ended = SampleSessions.ended(DATABASE.runtime(), now::get);
    private final Sessions sessions = new Sessions(DATABASE.runtime(), key, SampleSessions.TIMES, ended, now::get);
    private final Refreshing refreshing;

    RefreshingTest(@TempDir Path folder) {
        Issuer issuer = new Issuer(new Keys(folder.resolve("token.pem")));
        refreshing = new Refreshing(
                DATABASE.runtime(),
                issuer,
                sessions,
                new Dues(new SamplePasswords(), now::get),
                SampleSessions.TIMES,
                now::get);
    }

    @BeforeAll
    static void load_the_demo_region() throws Exception {
        new RegionLoader(DATABASE.owner(), new Passwords(4)::hash)
                .load(RegionFile.read(Path.of("..", "samples", "region.yaml")));
    }

    @BeforeEach
    void forget() throws SQLException {
        execute("truncate directory.audit, directory.session cascade");
    }

    @Test
    void a_token_is_good_for_the_next_one() {
        RefreshToken first = signIn();

        RefreshToken second = next(first);
        RefreshToken third = next(second);

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(first.value()).hasSize(43);
        assertThat(first.toString()).doesNotContain(first.value());
    }

    @Test
    void a_token_that_comes_again_ends_the_session_for_both() throws SQLException {
        RefreshToken copied = signIn();
        RefreshToken next = next(copied);
        after(Duration.ofSeconds(11));

        assertThat(refresh(copied)).isEqualTo(new Over(SessionEnd.REUSED));
        assertThat(refresh(next)).isEqualTo(new Over(SessionEnd.REUSED));
        assertThat(audit()).contains("session-ended radiologist reused");
    }

    @Test
    void a_lost_answer_is_asked_for_again_within_seconds() {
        RefreshToken first = signIn();
        RefreshToken lost = next(first);

        RefreshToken again = next(first);

        assertThat(next(again)).isNotEqualTo(lost);
    }

    @Test
    void within_seconds_too_a_copy_of_a_used_token_ends_the_session() {
        RefreshToken first = signIn();
        next(next(first));

        assertThat(refresh(first)).isEqualTo(new Over(SessionEnd.REUSED));
    }

    @Test
    void what_an_answer_asked_for_again_replaced_is_good_no_more() {
        RefreshToken first = signIn();
        RefreshToken replaced = next(first);
        next(first);

        assertThat(refresh(replaced)).isEqualTo(new Over(SessionEnd.REUSED));
    }

    @Test
    void of_two_at_once_at_most_one_goes_on_for_long() throws Exception {
        for (int round = 0; round < 20; round++) {
            RefreshToken shown = signIn();
            List<Refreshed> answers = new ArrayList<>();
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                List<Future<Refreshed>> both =
                        List.of(two.submit(() -> refresh(shown)), two.submit(() -> refresh(shown)));
                for (Future<Refreshed> one : both) {
                    answers.add(one.get());
                }
            }

            assertThat(liveTokens()).isEqualTo(1);
            assertThat(answers).allMatch(answer -> answer instanceof GoesOn);
            execute("truncate directory.session cascade");
        }
    }

    @Test
    void a_session_nobody_used_is_over() {
        RefreshToken token = signIn();
        after(Duration.ofMinutes(14));
        RefreshToken next = next(token);
        after(Duration.ofMinutes(15));

        assertThat(refresh(next)).isEqualTo(new Over(SessionEnd.IDLE));
        assertThat(refresh(next)).isEqualTo(new Over(SessionEnd.IDLE));
    }

    @Test
    void a_client_that_asks_by_itself_keeps_nobody_in() {
        RefreshToken token = signIn();
        after(Duration.ofMinutes(10));

        Tokens.Continuation quiet = ((GoesOn)
                        refreshing.refresh(new Refreshing.Wish(token, Optional.empty(), Optional.empty(), true), HERE))
                .tokens()
                .session()
                .orElseThrow();
        after(Duration.ofMinutes(5));

        assertThat(quiet.idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(refresh(quiet.refresh())).isEqualTo(new Over(SessionEnd.IDLE));
    }

    @Test
    void a_session_is_over_after_a_working_day_however_much_it_is_used() {
        RefreshToken token = signIn();
        for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
            after(Duration.ofMinutes(10));
            token = next(token);
        }
        after(Duration.ofMinutes(10));

        assertThat(refresh(token)).isEqualTo(new Over(SessionEnd.EXPIRED));
    }

    @Test
    void no_access_token_outlives_its_session() {
        RefreshToken token = signIn();
        for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
            after(Duration.ofMinutes(10));
            token = next(token);
        }
        after(Duration.ofMinutes(7));

        assertThat(tokens(token).access().validity()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void who_signs_out_is_refused_and_every_service_knows_it() throws SQLException {
        RefreshToken token = signIn();
        SessionId session = tokens(token).session().orElseThrow().id();
        RefreshToken last = next(token);
        EndedSessions elsewhere = SampleSessions.ended(DATABASE.runtime(), now::get);
        assertThat(elsewhere.isLive(session.toString())).isTrue();

        sessions.signOut(last, HERE);
        elsewhere.read();

        assertThat(refresh(last)).isEqualTo(new Over(SessionEnd.SIGNED_OUT));
        assertThat(ended.isLive(session.toString())).isFalse();
        assertThat(elsewhere.isLive(session.toString())).isFalse();
        assertThat(sessions.use(session)).isEmpty();
        assertThat(audit()).contains("signed-out radiologist");
    }

    @Test
    void a_sign_in_in_the_same_browser_ends_the_session_before() {
        RefreshToken before = signIn();

        sessions.begin(new Proven(account(), Set.of("pwd"), Optional.empty()), HERE, Optional.of(before));

        assertThat(refresh(before)).isEqualTo(new Over(SessionEnd.REPLACED));
    }

    @Test
    void who_means_another_session_uses_nothing_up() {
        RefreshToken token = signIn();

        Refreshed answer = refreshing.refresh(
                new Refreshing.Wish(token, Optional.of(SessionId.random()), Optional.empty(), false), HERE);

        assertThat(answer).isInstanceOf(Refreshed.OfAnother.class);
        assertThat(refresh(token)).isInstanceOf(GoesOn.class);
    }

    @Test
    void a_session_goes_on_where_the_person_belongs_and_nowhere_else() {
        RefreshToken token = signIn();

        Refreshed foreign =
                refreshing.refresh(new Refreshing.Wish(token, Optional.empty(), Optional.of("NWWS"), false), HERE);
        Refreshed own =
                refreshing.refresh(new Refreshing.Wish(token, Optional.empty(), Optional.of("JNYY"), false), HERE);

        assertThat(foreign).isInstanceOf(Refreshed.NotThere.class);
        assertThat(((GoesOn) own).tokens().institution()).isEqualTo("JNYY");
    }

    @Test
    void a_session_goes_on_without_roles_while_something_is_due() throws SQLException {
        RefreshToken token = signIn();
        execute("update directory.person set password_due = true where login = 'radiologist'");

        String claims = tokens(token).access().value().split("\\.")[1];
        execute("update directory.person set password_due = false");

        assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .contains("\"due\":\"change-password\"", "\"groups\":[]");
    }

    @Test
    void a_token_nobody_gave_is_unknown() {
        assertThat(refresh(RefreshToken.random())).isInstanceOf(Refreshed.Unknown.class);
    }

    @Test
    void no_token_lies_in_the_database() throws SQLException {
        RefreshToken token = signIn();

        assertThat(strings("select r::text || s::text from directory.refresh_token r, directory.session s"))
                .hasSize(1)
                .noneMatch(row -> row.contains(token.value()));
    }

    private RefreshToken signIn() {
        return sessions.begin(new Proven(account(), Set.of("pwd"), Optional.empty()), HERE, Optional.empty())
                .continuation()
                .refresh();
    }

    private static Account account() {
        return new Accounts(DATABASE.runtime(), SampleKeys.audit())
                .of(Kind.PERSON, "radiologist")
                .getFirst();
    }

    private Refreshed refresh(RefreshToken token) {
        return refreshing.refresh(new Refreshing.Wish(token, Optional.empty(), Optional.empty(), false), HERE);
    }

    private Tokens tokens(RefreshToken token) {
        return ((GoesOn) refresh(token)).tokens();
    }

    private RefreshToken next(RefreshToken token) {
        return tokens(token).session().orElseThrow().refresh();
    }

    private void after(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static int liveTokens() throws SQLException {
        return strings("select 1 from directory.refresh_token where used is null")
                .size();
    }

    private static List<String> audit() throws SQLException {
        return strings("select trim(concat_ws(' ', action, actor, purpose)) from directory.audit order by id");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
