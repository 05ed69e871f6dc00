package pacs.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.archive.catalogue.RegionDatabase;
import pacs.dicom.core.StudyUid;
import pacs.platform.events.Event;
import pacs.platform.events.EventConsumer;
import pacs.platform.events.FeedSettings;
import pacs.platform.events.Inbox;
import pacs.platform.events.Outbox;
import pacs.platform.events.StudyEvent;
import pacs.platform.events.StudyEvent.StudyGrew;
import pacs.platform.events.TableFeed;
import pacs.platform.tenancy.InstitutionId;

class EventFeedTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final FeedSettings EAGER =
            new FeedSettings(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ZERO);

    private final Outbox outbox = new Outbox("archive");

    /** Notes what it gets; fails on a version as often as it was told. */
    private static final class Listener implements EventConsumer {

        private final String name;
        private final Queue<Long> versions = new ConcurrentLinkedQueue<>();
        private volatile long poison;
        private final AtomicInteger failures = new AtomicInteger();

        Listener(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void take(Connection connection, Event event) {
            long version = StudyEvent.of(event).orElseThrow().version();
            if (version == poison && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("a test wants this");
            }
            versions.add(version);
        }

        List<Long> versions() {
            return new ArrayList<>(versions);
        }
    }

    @BeforeEach
    void forget() throws SQLException {
        DATABASE.forget();
    }

    @Test
    void events_come_in_the_order_of_their_transactions_and_none_is_passed_over() throws Exception {
        Listener listener = new Listener("one");
        try (Connection early = DATABASE.keeper().getConnection();
                TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(listener);
            early.setAutoCommit(false);
            outbox.append(early, List.of(grew(1)));
            tell(2); // has a greater number and commits before

            Thread.sleep(200);
            assertThat(listener.versions()).isEmpty();

            early.commit();
            await(() -> listener.versions().equals(List.of(1L, 2L)));
        }
    }

    @Test
    void a_consumer_that_fails_gets_the_event_again_and_others_do_not_wait() throws Exception {
        Listener failing = new Listener("failing");
        failing.poison = 2;
        failing.failures.set(5);
        Listener other = new Listener("other");
        for (long version = 1; version <= 300; version++) {
            tell(version);
        }

        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(failing);
            feed.subscribe(other);

            await(() -> other.versions().size() == 300 && failing.failures.get() < 0);
            await(() -> failing.versions().contains(300L));
        }
        assertThat(other.versions()).isSorted().doesNotHaveDuplicates();
        assertThat(DATABASE.rows("select count(*) from archive.inbox where consumer = 'failing'"))
                .containsExactly("300");
    }

    @Test
    void a_restart_goes_on_where_it_was() throws Exception {
        Listener first = new Listener("one");
        tell(1);
        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(first);
            await(() -> first.versions().equals(List.of(1L)));
        }
        tell(2);

        Listener second = new Listener("one");
        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(second);
            await(() -> second.versions().equals(List.of(2L)));
        }
    }

    @Test
    void of_two_relays_one_reads_and_the_other_takes_over() throws Exception {
        Listener ours = new Listener("one");
        Listener theirs = new Listener("one");
        TableFeed second = TableFeed.start(DATABASE.keeper(), "archive", EAGER);
        await(() -> locks() == 1);
        try (TableFeed first = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            second.subscribe(ours);
            first.subscribe(theirs);
            tell(1);
            await(() -> ours.versions().equals(List.of(1L)));

            second.close();
            tell(2);
            await(() -> theirs.versions().equals(List.of(2L)));
        }
        assertThat(ours.versions()).containsExactly(1L);
    }

    @Test
    void what_an_inbox_has_had_is_not_new_again() throws Exception {
        Inbox inbox = new Inbox("archive");
        UUID event = UUID.randomUUID();
        try (Connection connection = DATABASE.keeper().getConnection()) {
            assertThat(inbox.firstTime(connection, "one", event)).isTrue();
            assertThat(inbox.firstTime(connection, "two", event)).isTrue();
            assertThat(inbox.firstTime(connection, "one", event)).isFalse();
        }
    }

    @Test
    void old_events_go_only_when_every_consumer_has_had_them() throws Exception {
        Listener slow = new Listener("slow");
        tell(1);
        DATABASE.change("insert into archive.feed_cursor (consumer) values ('never here')");
        DATABASE.change("update archive.outbox set at = at - interval '3 days'");
        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(slow);
            await(() -> slow.versions().size() == 1);
        }
        assertThat(forgotten()).isEqualTo("0");

        DATABASE.change("delete from archive.feed_cursor where consumer = 'never here'");

        assertThat(forgotten()).isEqualTo("1");
        assertThat(DATABASE.rows("select version from archive.outbox, jsonb_to_record(payload) as p (version int)"))
                .isEmpty();
    }

    private static String forgotten() throws SQLException {
        return DATABASE.rows("select archive.forget_events(interval '1 day')").getFirst();
    }

    private static int locks() {
        try {
            return Integer.parseInt(DATABASE.rows("select count(*) from pg_locks where locktype = 'advisory'"
                            + " and database = (select oid from pg_database where datname = current_database())")
                    .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(long version) throws SQLException {
        try (Connection connection = DATABASE.keeper().getConnection()) {
            outbox.append(connection, List.of(grew(version)));
        }
    }

    private static StudyGrew grew(long version) {
        return new StudyGrew(new InstitutionId(1), new StudyUid("1.2.3"), version);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }
}
