package pacs.archive.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.Transfer;
import pacs.archive.intake.Archive;
import pacs.archive.intake.Sample;
import pacs.archive.retrieve.RetrieveUrls;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;
import pacs.platform.audit.Actor;
import pacs.platform.tenancy.InstitutionId;

class StowRequestTest {

    private static final String MULTIPART = "multipart/related; type=\"application/dicom\"; boundary=frontier";

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Path folder;

    private final StowAnswer answer = new StowAnswer(new RetrieveUrls("http://archive/dicom-web/at/I1"));

    @SuppressWarnings("NullAway.Init") // set by open
    private Archive archive;

    StowRequestTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws Exception {
        DATABASE.forget();
        archive = new Archive(DATABASE, folder);
    }

    @AfterEach
    void close() throws IOException {
        archive.close();
    }

    @Test
    void every_object_is_answered_with_the_place_where_it_is_retrieved() throws IOException {
        store(
                MULTIPART,
                parts(Sample.of("1.2.3.1.1").file(), Sample.of("1.2.3.1.2").file()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.dataSet().string(Tags.RetrieveURL)).contains("http://archive/dicom-web/at/I1/studies/1.2.3");
        assertThat(answer.dataSet().items(Tags.ReferencedSOPSequence))
                .extracting(item -> item.string(Tags.RetrieveURL).orElseThrow())
                .containsExactly(
                        "http://archive/dicom-web/at/I1/studies/1.2.3/series/1.2.3.1/instances/1.2.3.1.1",
                        "http://archive/dicom-web/at/I1/studies/1.2.3/series/1.2.3.1/instances/1.2.3.1.2");
        assertThat(answer.dataSet().contains(Tags.FailedSOPSequence)).isFalse();
    }

    @Test
    void a_bad_part_does_not_hurt_the_rest() throws Exception {
        byte[] cut = Sample.of("1.2.3.1.2")
                .with(Tags.PixelData, Vr.OB, new byte[1000])
                .file();
        store(
                MULTIPART,
                parts(
                        Sample.of("1.2.3.1.1").file(),
                        Arrays.copyOf(cut, cut.length - 10),
                        "no DICOM".getBytes(ISO_8859_1),
                        Sample.of("1.2.3.1.1")
                                .with(Tags.StudyID, Vr.SH, "other")
                                .file(),
                        Sample.of("1.2.3.1.3").file()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(uids(Tags.ReferencedSOPSequence)).containsExactly("1.2.3.1.1", "1.2.3.1.1", "1.2.3.1.3");
        assertThat(uids(Tags.FailedSOPSequence)).containsExactly("1.2.3.1.2");
        assertThat(reasons(Tags.FailedSOPSequence)).containsExactly(0xC000);
        assertThat(reasons(Tags.OtherFailuresSequence)).containsExactly(0xC000);
        assertThat(archive.objects(1)).hasSize(2);
    }

    @Test
    void objects_of_another_study_than_the_path_s_are_refused() throws IOException {
        request(
                        Optional.of(new StudyUid("1.2.4")),
                        MULTIPART,
                        parts(Sample.of("1.2.3.1.1").file()))
                .store(archive.intake(), answer);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(reasons(Tags.FailedSOPSequence)).containsExactly(0xA900);
    }

    @Test
    void one_object_may_be_the_whole_body() throws IOException {
        store("application/dicom", Sample.of("1.2.3.1.1").file());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(uids(Tags.ReferencedSOPSequence)).containsExactly("1.2.3.1.1");
    }

    @Test
    void a_part_of_another_type_is_refused_alone() throws IOException {
        byte[] body =
                "--frontier\r\nContent-Type: application/dicom+json\r\n\r\n[]\r\n--frontier--".getBytes(ISO_8859_1);

        store(MULTIPART, body);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(reasons(Tags.OtherFailuresSequence)).containsExactly(0xC122);
    }

    @Test
    void too_many_bad_parts_end_the_request_and_what_was_stored_is_answered() throws Exception {
        byte[][] objects = new byte[1_500][];
        Arrays.fill(objects, "no DICOM".getBytes(ISO_8859_1));
        objects[0] = Sample.of("1.2.3.1.1").file();
        objects[1_400] = Sample.of("1.2.3.1.2").file();

        store(MULTIPART, parts(objects));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.breach().orElse("")).startsWith("1000 parts are not stored: what came after part 1001 ");
        assertThat(uids(Tags.ReferencedSOPSequence)).containsExactly("1.2.3.1.1");
        assertThat(reasons(Tags.OtherFailuresSequence)).hasSize(1_000);
        assertThat(archive.objects(1)).containsExactly(objects[0]);
    }

    @Test
    void as_many_bad_parts_as_may_be_are_each_answered() throws IOException {
        byte[][] objects = new byte[1_000][];
        Arrays.fill(objects, "no DICOM".getBytes(ISO_8859_1));

        store(MULTIPART, parts(objects));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.breach()).isEmpty();
        assertThat(reasons(Tags.OtherFailuresSequence)).hasSize(1_000);
    }

    @Test
    void a_part_that_would_be_longer_than_the_request_is_refused_alone() throws Exception {
        byte[] body =
                parts(Sample.of("1.2.3.1.1").file(), Sample.of("1.2.3.1.2").file());
        byte[] lying = new String(body, ISO_8859_1)
                .replaceFirst("dicom\r\n", "dicom\r\nContent-Length: 123456789012\r\n")
                .getBytes(ISO_8859_1);

        request(Optional.empty(), MULTIPART, OptionalLong.of(lying.length), lying)
                .store(archive.intake(), answer);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(reasons(Tags.OtherFailuresSequence)).containsExactly(0xC000);
        assertThat(uids(Tags.ReferencedSOPSequence)).containsExactly("1.2.3.1.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/dicom+json",
                "multipart/related; type=\"application/dicom+json\"; boundary=frontier"
            })
    void other_media_types_are_not_stored(String type) {
        assertThatThrownBy(() -> store(type, new byte[0]))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.UNSUPPORTED_MEDIA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/related; type=\"application/dicom\"", MULTIPART})
    void a_body_that_cannot_be_told_apart_is_a_bad_request(String type) {
        assertThatThrownBy(() -> store(type, "--frontier\r\n\r\n".getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.INVALID_REQUEST));
    }

    @Test
    void what_came_before_the_line_broke_stays() throws Exception {
        byte[] whole =
                parts(Sample.of("1.2.3.1.1").file(), Sample.of("1.2.3.1.2").file());

        assertThatThrownBy(() -> store(MULTIPART, Arrays.copyOf(whole, whole.length - 40)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.INVALID_REQUEST));

        assertThat(archive.objects(1)).containsExactly(Sample.of("1.2.3.1.1").file());
    }

    @Test
    void a_request_without_parts_is_a_bad_request() {
        assertThatThrownBy(() -> store(MULTIPART, "--frontier--".getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.INVALID_REQUEST));
    }

    private void store(String type, byte[] body) {
        request(Optional.empty(), type, body).store(archive.intake(), answer);
    }

    private static StowRequest request(Optional<StudyUid> study, String type, byte[] body) {
        return request(study, type, OptionalLong.empty(), body);
    }

    private static StowRequest request(Optional<StudyUid> study, String type, OptionalLong length, byte[] body) {
        Transfer transfer = new Transfer(
                UUID.randomUUID(),
                new InstitutionId(1),
                Transfer.Action.STORE,
                Actor.Kind.PEER,
                "gateway",
                "127.0.0.1");
        return new StowRequest(transfer, study, StowMediaType.parse(type), length, new ByteArrayInputStream(body));
    }

    private List<String> uids(int sequence) {
        return answer.dataSet().items(sequence).stream()
                .map(item -> item.string(Tags.ReferencedSOPInstanceUID).orElse("none"))
                .toList();
    }

    private List<Integer> reasons(int sequence) {
        return answer.dataSet().items(sequence).stream()
                .map(item -> item.integer(Tags.FailureReason))
                .map(OptionalInt::getAsInt)
                .toList();
    }

    private static byte[] parts(byte[]... objects) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] object : objects) {
            body.write("\r\n--frontier\r\nContent-Type: application/dicom\r\n\r\n".getBytes(ISO_8859_1));
            body.write(object);
        }
        body.write("\r\n--frontier--".getBytes(ISO_8859_1));
        return body.toByteArray();
    }
}
