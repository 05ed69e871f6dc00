package pacs.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.AeTitle;
import pacs.gateway.Eventually;
import pacs.gateway.FakeCentre;
import pacs.gateway.FakeCentre.Mood;
import pacs.gateway.Sample;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.Census;
import pacs.gateway.spool.Spool;
import pacs.gateway.spool.SpoolFolder;
import pacs.platform.tenancy.InstitutionId;

@Timeout(60)
class ForwarderIT {

    private static final RetryPlan SOON = new RetryPlan(Duration.ofMillis(10), Duration.ofMillis(50));
    private static final Self SELF =
            new Self(new AeTitle("GATEWAY"), SpoolFolder.INSTITUTION, "XYY", Optional.empty(), List.of());
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Sample[] TWENTY =
            IntStream.range(0, 20).mapToObj(Sample::of).toArray(Sample[]::new);

    @RegisterExtension
    final FakeCentre fake = new FakeCentre();

    private SpoolFolder folder;
    private Spool spool;

    @BeforeEach
    void open(@TempDir Path root) throws Exception {
        folder = SpoolFolder.in(root);
        spool = folder.open();
    }

    @AfterEach
    void close() throws Exception {
        spool.close();
    }

    @Test
    void objects_arrive_byte_for_byte() throws Exception {
        SpoolFolder.fill(spool, TWENTY);

        forwardUntil(new Census(0, 20, 0));

        assertThat(fake.stored()).hasSize(20);
        for (Sample sample : TWENTY) {
            assertThat(fake.stored().get(sample.instance())).isEqualTo(sample.part10(SpoolFolder.SOURCE));
        }
    }

    @Test
    void many_objects_go_in_one_request_and_the_oldest_first() throws Exception {
        SpoolFolder.fill(spool, TWENTY);

        forwardUntil(new Census(0, 20, 0), new ForwardSettings(1, 8, 1 << 20, SOON));

        assertThat(fake.batches()).containsExactly(8, 8, 4);
        assertThat(fake.order())
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> TWENTY[i].instance())
                        .toList());
    }

    @Test
    void what_arrives_while_it_runs_is_sent_at_once() throws Exception {
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings())) {
            SpoolFolder.fill(spool, TWENTY[0]);
            await(new Census(0, 1, 0));

            SpoolFolder.fill(spool, TWENTY[1]);
            await(new Census(0, 2, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 408, 429, 502, 503, 504, 507})
    void an_archive_that_takes_nothing_now_is_asked_again(int status) throws Exception {
        fake.meets(answers(status), answers(status));
        SpoolFolder.fill(spool, TWENTY);

        forwardUntil(new Census(0, 20, 0));

        assertThat(fake.stored()).hasSize(20);
    }

    @Test
    void a_line_that_is_cut_in_the_middle_costs_nothing() throws Exception {
        fake.meets(new Mood.CutsTheLine(), new Mood.CutsTheLine(), new Mood.StoresAndCutsTheLine());
        SpoolFolder.fill(spool, TWENTY);

        forwardUntil(new Census(0, 20, 0));

        assertThat(fake.stored()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 503, 507})
    void an_archive_that_does_not_even_listen_is_asked_again(int status) throws Exception {
        fake.meets(new Mood.WillNotListen(status), new Mood.WillNotListen(status));
        SpoolFolder.fill(spool, new Sample(1, 8 << 20), new Sample(2, 8 << 20));

        forwardUntil(new Census(0, 2, 0), new ForwardSettings(2, 1, 1 << 20, SOON));

        assertThat(fake.stored()).hasSize(2);
    }

    @Test
    void a_centre_that_is_away_is_waited_for() throws Exception {
        SpoolFolder.fill(spool, TWENTY);
        fake.goesAway();
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings())) {
            Thread.sleep(200);
            assertThat(spool.queue().census().sent()).isZero();

            fake.comesBack();

            await(new Census(0, 20, 0));
        }
    }

    @Test
    void an_archive_that_never_answers_is_given_up_and_asked_again() throws Exception {
        fake.meets(new Mood.NeverAnswers());
        SpoolFolder.fill(spool, TWENTY[0]);

        forwardUntil(new Census(0, 1, 0));
    }

    @Test
    void a_token_that_expired_on_the_way_is_renewed() throws Exception {
        SpoolFolder.fill(spool, TWENTY[0]);
        forwardUntil(new Census(0, 1, 0));
        fake.forgetsItsTokens();
        SpoolFolder.fill(spool, TWENTY[1]);

        forwardUntil(new Census(0, 2, 0));
    }

    @Test
    void a_conflict_is_kept_for_a_person_and_holds_nobody_up() throws Exception {
        fake.fails(TWENTY[3].instance(), 0x0111);
        SpoolFolder.fill(spool, TWENTY);

        forwardUntil(new Census(0, 19, 1));

        assertThat(fake.stored()).hasSize(19).doesNotContainKey(TWENTY[3].instance());
    }

    @Test
    void an_object_the_archive_fails_on_is_tried_until_it_is_taken() throws Exception {
        fake.fails(TWENTY[3].instance(), 0xA700);
        SpoolFolder.fill(spool, TWENTY);
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings())) {
            await(new Census(1, 19, 0));

            fake.fails(TWENTY[3].instance());

            await(new Census(0, 20, 0));
        }
    }

    @Test
    void an_object_that_breaks_the_archive_holds_nobody_up() throws Exception {
        fake.breaksOn(TWENTY[3].instance());
        SpoolFolder.fill(spool, TWENTY);
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings())) {
            await(new Census(1, 19, 0));
        }
        assertThat(spool.queue().census()).isEqualTo(new Census(1, 19, 0));
    }

    @Test
    void an_object_whose_bytes_rotted_is_never_sent() throws Exception {
        SpoolFolder.fill(spool, new Sample(1, 50_000), Sample.of(2));
        try (RandomAccessFile blob =
                new RandomAccessFile(folder.blobs().getFirst().toFile(), "rw")) {
            blob.seek(20_000);
            blob.write(1);
        }

        forwardUntil(new Census(0, 1, 1));

        assertThat(fake.stored()).containsOnlyKeys(Sample.of(2).instance());
    }

    @Test
    void an_object_that_cannot_be_read_now_is_put_off_and_sent_later(@TempDir Path elsewhere) throws Exception {
        SpoolFolder.fill(spool, TWENTY[0], TWENTY[11]);
        Path blob = folder.blobs().getFirst();
        Path away = Files.move(blob, elsewhere.resolve("blob"));
        Files.createSymbolicLink(blob, blob); // opening it fails, and not because nothing is there
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings())) {
            await(new Census(1, 1, 0));
            Thread.sleep(500);
            assertThat(spool.queue().census()).isEqualTo(new Census(1, 1, 0));

            Files.delete(blob);
            Files.move(away, blob);

            await(new Census(0, 2, 0));
        }
    }

    @Test
    void what_belongs_to_another_institution_waits_until_it_is_its_turn() throws Exception {
        SpoolFolder.fill(spool, TWENTY);
        AtomicReference<Optional<Self>> who = new AtomicReference<>(Optional.empty());
        Self other = new Self(SELF.aeTitle(), new InstitutionId(8), "OTHER", Optional.empty(), List.of());
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, who::get, settings())) {
            Thread.sleep(300);
            who.set(Optional.of(other));
            spool.queue().wake(4);
            Thread.sleep(300);
            assertThat(spool.queue().census()).isEqualTo(new Census(20, 0, 0));
            assertThat(spool.queue().strange(other.institution())).isEqualTo(20);
            assertThat(fake.stored()).isEmpty();

            who.set(Optional.of(SELF));

            await(new Census(0, 20, 0));
        }
    }

    @Test
    void a_centre_that_has_given_it_to_another_institution_gets_nothing() throws Exception {
        SpoolFolder.fill(spool, TWENTY);
        Self late = new Self(SELF.aeTitle(), SELF.institution(), "BEFORE", Optional.empty(), List.of());
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(late), settings())) {
            Thread.sleep(500);
            assertThat(fake.tokensGiven()).isPositive();
            assertThat(spool.queue().census()).isEqualTo(new Census(20, 0, 0));
            assertThat(fake.stored()).isEmpty();
        }
    }

    @Test
    void an_answer_that_names_nothing_is_no_success() throws Exception {
        fake.meets(answers(200), answers(200));
        SpoolFolder.fill(spool, TWENTY);

        forwardUntil(new Census(0, 20, 0));

        assertThat(fake.stored()).hasSize(20);
    }

    @Test
    void closing_breaks_off_what_hangs_and_the_next_start_sends_it() throws Exception {
        fake.meets(new Mood.NeverAnswers());
        SpoolFolder.fill(spool, TWENTY[0]);
        try (Centre centre = new Centre(fake.settings(Duration.ofHours(1)))) {
            try (Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings())) {
                Eventually.holds("the request is under way", fake::isCalm);
            }
        }
        spool.close();
        spool = folder.open();

        forwardUntil(new Census(0, 1, 0));
    }

    private void forwardUntil(Census census) throws Exception {
        forwardUntil(census, settings());
    }

    private void forwardUntil(Census census, ForwardSettings settings) throws Exception {
        try (Centre centre = new Centre(fake.settings(PATIENCE));
                Forwarder _ = Forwarder.start(spool, centre, () -> Optional.of(SELF), settings)) {
            await(census);
        }
    }

    private void await(Census census) throws Exception {
        Eventually.holds(census.toString(), () -> spool.queue().census().equals(census));
    }

    private static ForwardSettings settings() {
        return new ForwardSettings(4, 8, 1 << 20, SOON);
    }

    private static Mood answers(int status) {
        return new Mood.Answers(status, Map.of());
    }
}
