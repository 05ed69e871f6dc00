package pacs.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.intake.Archive;
import pacs.archive.intake.Sample;
import pacs.archive.intake.Verdict;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobRules;
import pacs.platform.blobs.SealedBlob;
import pacs.platform.database.Transactions;
import pacs.platform.events.FeedSettings;
import pacs.platform.events.TableFeed;
import pacs.platform.receipts.Level;
import pacs.platform.receipts.Receipt;
import pacs.platform.receipts.ReceiptSigner;
import pacs.platform.tenancy.Gateway;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.copies.BlobCheck;
import pacs.tiering.copies.Copier;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.copies.SecondPlace;
import pacs.tiering.objects.DirectoryStore;
import pacs.tiering.placement.PlacementLedger;

/** Manifests, receipts, settling and second copies on real blobs and a real database. */
class ReceiptsTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final StudyUid STUDY = new StudyUid("1.2.3");
    private static final Gateway GATEWAY = new Gateway("gateway", new AeTitle("GATEWAY"), new InstitutionId(1));
    private static final BlobRules SEAL_AT_ONCE =
            new BlobRules(1 << 20, Duration.ofNanos(1), Duration.ofMinutes(5), 1 << 20, 0);
    private static final FeedSettings EAGER =
            new FeedSettings(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofDays(1));

    private final Path folder;
    private final Archive archive;
    private final ReceiptSigner signer;
    private final CopyLedger ledger = new CopyLedger();
    private final BlobCheck check;
    private final List<Sample> samples = List.of(image("1.2.3.1"), image("1.2.3.2"), image("1.2.3.3"));

    private SecondPlace place = new SecondPlace(Optional.empty());
    private Duration patience = Duration.ofSeconds(10);

    ReceiptsTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.archive = new Archive(DATABASE, folder.resolve("blobs"), SEAL_AT_ONCE);
        this.signer = new ReceiptSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        this.check = new BlobCheck(archive.volume(), ledger, DATABASE.keeper());
    }

    @BeforeEach
    void forget() throws SQLException {
        DATABASE.forget();
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void what_is_here_is_signed_for_and_the_receipt_is_kept() throws Exception {
        store(samples);

        Receipt receipt = receipt(samples);

        assertThat(receipt.level()).isEqualTo(Level.STORED);
        assertThat(receipt.hasSecondPlace()).isFalse();
        assertThat(receipt.here()).isEqualTo(3);
        assertThat(DATABASE.rows("select gateway, level from archive.receipt")).containsExactly("GATEWAY|stored");
    }

    @Test
    void what_is_missing_or_differs_is_named_and_nothing_is_promised() throws Exception {
        store(samples.subList(0, 1));
        store(List.of(image("1.2.3.2").with(Tags.PatientID, Vr.LO, "other")));

        Receipt receipt = receipt(samples);

        assertThat(receipt.level()).isEqualTo(Level.NONE);
        assertThat(receipt.differing()).extracting(Object::toString).containsExactly("1.2.3.2");
        assertThat(receipt.missing()).extracting(Object::toString).containsExactly("1.2.3.3");
    }

    @Test
    void what_is_kept_beside_another_version_is_signed_for_and_healed() throws Exception {
        store(List.of(image("1.2.3.1").with(Tags.PatientID, Vr.LO, "other")));
        store(samples);

        assertThat(receipt(samples).level()).isEqualTo(Level.STORED);

        seal();
        Files.delete(blob(folder.resolve("blobs")));
        assertThat(receipt(samples).damaged()).hasSize(3);
        store(samples);

        assertThat(receipt(samples).level()).isEqualTo(Level.STORED);
        assertThat(DATABASE.rows("select version, same_content from archive.other_version"))
                .containsExactly("2|f");
    }

    @Test
    void what_was_missing_and_comes_beside_another_version_is_missing_no_more() throws Exception {
        store(samples.subList(1, 3));
        assertThat(receipt(samples).missing()).hasSize(1);
        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(new Progress());
            store(List.of(image("1.2.3.1").with(Tags.PatientID, Vr.LO, "other")));
            store(samples.subList(0, 1));

            EventFeedTest.await(() -> view().expected() == 3);
        }
    }

    @Test
    void a_flipped_byte_is_noticed_and_healed_when_the_object_comes_again() throws Exception {
        store(samples);
        flip(300);

        assertThat(receipt(samples).damaged()).extracting(Object::toString).containsExactly("1.2.3.1");
        assertThat(receipt(samples).level()).isEqualTo(Level.NONE);
        store(samples.subList(0, 1));

        assertThat(receipt(samples).level()).isEqualTo(Level.STORED);
        assertThat(archive.objects(1)).hasSize(3).contains(samples.getFirst().file());
        assertThat(DATABASE.rows("select version from archive.study")).containsExactly("4");
    }

    @Test
    void a_blob_that_is_gone_is_noticed_although_it_was_read_before() throws Exception {
        store(samples);
        seal();
        assertThat(receipt(samples).level()).isEqualTo(Level.STORED);
        Files.delete(blob(folder.resolve("blobs")));

        assertThat(receipt(samples).damaged()).hasSize(3);
        store(samples);

        assertThat(receipt(samples).level()).isEqualTo(Level.STORED);
        assertThat(archive.objects(1)).hasSize(3);
    }

    @Test
    void what_could_not_be_read_in_time_is_not_promised_yet() throws Exception {
        store(samples);
        patience = Duration.ZERO;
        assertThat(receipt(samples).unchecked()).isEqualTo(3);
        assertThat(receipt(samples).level()).isEqualTo(Level.NONE);
        patience = Duration.ofSeconds(10);

        assertThat(receipt(samples).level()).isEqualTo(Level.STORED);
    }

    @Test
    void a_copy_on_another_device_that_was_read_back_protects() throws Exception {
        Path second = Files.createTempDirectory(Path.of("/dev/shm"), "second");
        try {
            place = new SecondPlace(Optional.of(DirectoryStore.open(second, folder)));
            store(samples);
            assertThat(receipt(samples).level()).isEqualTo(Level.STORED);
            assertThat(receipt(samples).hasSecondPlace()).isTrue();
            Copier copier = new Copier(archive.volume(), place, ledger, check, DATABASE.keeper());
            assertThat(copier.copyNext()).isFalse();

            seal();

            assertThat(copier.copyNext()).isTrue();
            assertThat(copier.copyNext()).isFalse();
            assertThat(receipt(samples).level()).isEqualTo(Level.PROTECTED);
            assertThat(Files.readAllBytes(blob(second))).isEqualTo(Files.readAllBytes(blob(folder.resolve("blobs"))));
            assertThat(DATABASE.rows("select state, encode(sha256, 'hex') from tiering.placement"))
                    .containsExactly("PROTECTED|"
                            + HexFormat.of()
                                    .formatHex(MessageDigest.getInstance("SHA-256")
                                            .digest(Files.readAllBytes(blob(second)))));
        } finally {
            delete(second);
        }
    }

    @Test
    void a_place_on_the_same_device_is_refused() {
        assertThatThrownBy(() -> DirectoryStore.open(folder.resolve("second"), folder.resolve("blobs")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("same device")
                .hasMessageContaining("both copies would go together");
    }

    @Test
    void a_study_settles_by_its_manifest_and_again_when_a_late_instance_came() throws Exception {
        Settling settling = new Settling(DATABASE.keeper());
        Duration never = Duration.ofHours(1);
        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(new Progress());
            receipt(samples.subList(0, 2));
            store(samples.subList(0, 2));
            EventFeedTest.await(() -> settling.settle(never) == 1);
            assertThat(events()).endsWith("StudySettled 2 manifest");
            assertThat(view().settledBy()).contains("manifest");

            store(samples.subList(2, 3));
            assertThat(view().settled()).isFalse();
            EventFeedTest.await(() -> progress().equals("3"));
            assertThat(settling.settle(never)).isZero();
            receipt(samples);
            assertThat(settling.settle(never)).isEqualTo(1);
            assertThat(events()).endsWith("StudyGrew 3 null", "StudySettled 3 manifest");
        }
    }

    @Test
    void a_study_without_a_manifest_settles_when_nothing_came_for_a_while() throws Exception {
        Settling settling = new Settling(DATABASE.keeper());
        try (TableFeed feed = TableFeed.start(DATABASE.keeper(), "archive", EAGER)) {
            feed.subscribe(new Progress());
            store(samples);
            EventFeedTest.await(() -> progress().equals("3"));
            assertThat(settling.settle(Duration.ofHours(1))).isZero();

            EventFeedTest.await(() -> settling.settle(Duration.ofMillis(1)) == 1);

            assertThat(view().settledBy()).contains("timeout");
            assertThat(events()).endsWith("StudySettled 3 timeout");
        }
    }

    @Test
    void what_is_expected_is_what_is_here_and_what_manifests_name_beside_it() throws Exception {
        store(samples.subList(0, 1));
        receipt(samples);

        assertThat(view().received()).isEqualTo(1);
        assertThat(view().expected()).isEqualTo(3);
        assertThat(new StudyCompleteness(DATABASE.runtime()).of(new InstitutionId(2), STUDY))
                .isEmpty();
    }

    @Test
    void a_manifest_that_breaks_off_or_has_no_order_leaves_no_trace() {
        String whole = json(samples);

        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 20))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read(json(List.of(samples.get(1), samples.get(0)))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("{\"study\":\"1.9\",\"instances\":[]}")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("{\"study\":\"1.2.3\",\"instances\":[]}")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read("[[[[")).isInstanceOf(Refusal.class);
    }

    private Receipt receipt(List<Sample> of) throws IOException {
        Manifests manifests = new Manifests(
                new ManifestBook(DATABASE.runtime()),
                new Inspection(check, ledger, DATABASE.keeper()),
                place,
                signer,
                new CompletenessConfig() {
                    @Override
                    public Duration settleAfter() {
                        return Duration.ofSeconds(60);
                    }

                    @Override
                    public Duration checkPatience() {
                        return patience;
                    }
                });
        return signer.key().verified(manifests.receipt(GATEWAY, () -> read(json(of))));
    }

    private static Manifest read(String json) throws IOException {
        return ManifestReader.read(STUDY, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(List<Sample> of) {
        StringBuilder json = new StringBuilder("{\"study\":\"1.2.3\",\"instances\":[");
        String comma = "";
        for (Sample sample : of) {
            byte[] dataSet = sample.dataSet();
            json.append(comma)
                    .append("{\"sop\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"}"
                            .formatted(sample.instance(), dataSet.length, sha256(dataSet)));
            comma = ",";
        }
        return json.append("]}").toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(List<Sample> of) throws IOException {
        for (Sample sample : of) {
            assertThat(archive.store(1, new ByteArrayInputStream(sample.file())))
                    .isInstanceOf(Verdict.Kept.class);
        }
    }

    private void seal() {
        for (SealedBlob blob : archive.volume().sealIdle()) {
            Transactions.inTransaction(DATABASE.keeper(), connection -> new PlacementLedger()
                    .sealed(connection, blob.blob(), blob.length()));
        }
    }

    private void flip(long position) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(blob(folder.resolve("blobs")).toFile(), "rw")) {
            file.seek(position);
            int value = file.read();
            file.seek(position);
            file.write(value ^ 1);
        }
    }

    private StudyCompleteness.View view() {
        return new StudyCompleteness(DATABASE.runtime())
                .of(new InstitutionId(1), STUDY)
                .orElseThrow();
    }

    private static List<String> events() throws SQLException {
        return DATABASE.rows(
                "select type || ' ' || (payload ->> 'version') || ' ' || coalesce(payload ->> 'reason', 'null')"
                        + " from archive.outbox order by xid, id");
    }

    private static String progress() {
        try {
            return String.join("", DATABASE.rows("select version from archive.study_progress"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path blob(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".blob"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Sample image(String uid) {
        return Sample.of(uid).with(Tags.PixelData, Vr.OB, new byte[500]);
    }

    private static void delete(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
