package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.dicom.net.Association;
import pacs.dicom.net.AssociationAbortedException;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Timeouts;
import pacs.testkit.LongRun;
import pacs.testkit.SharedData;

/** Whatever bytes come over the packaged archive's wires: an answer, bounded memory, and the next user is served. */
class HostileInputIT {

    private static final int MUTATIONS = LongRun.rounds("wire-mutations", 150, 2_000);
    private static final long LARGEST = 100_000;
    private static final int DEPTH = 100_000;
    private static final int BOMB_MEGABYTES = 1_000;

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    private static final Journal JOURNAL = new Journal(502);

    private final Random random = new Random(seed());

    private static int seed() {
        int seed = Integer.getInteger("seed", new Random().nextInt(1, 1_000_000));
        System.out.println("HostileInputIT: replay with -Dseed=" + seed);
        return seed;
    }

    @Test
    void mutated_files_by_stow_are_stored_or_refused_and_nothing_else() throws Exception {
        List<byte[]> originals = originals();
        ArchiveClient client = REGION.client();
        int refused = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] file = mutated(originals.get(random.nextInt(originals.size())), 4000);
            HttpResponse<String> answer = client.store(List.of(file));
            assertThat(answer.statusCode())
                    .as("round " + round + ": " + answer.body())
                    .isIn(200, 202, 409);
            refused += answer.statusCode() == 409 ? 1 : 0;
        }

        System.out.printf("HostileInputIT: %d mutated files by STOW-RS, %d refused%n", MUTATIONS, refused);
        served("mutated files by STOW-RS");
    }

    @Test
    void mutated_data_sets_by_c_store_are_stored_or_refused_and_nothing_else() throws Exception {
        int refused = 0;
        for (int round = 0; round < MUTATIONS; round++) {
            SentObject object = JOURNAL.begin();
            byte[] dataSet = mutated(object.dataSet(), 400);
            DimseStatus status = store(SentObject.SYNTAX, object.instance(), dataSet);
            assertThat(status.code() == 0 || status.code() >= 0x0111)
                    .as("round " + round + ": " + status)
                    .isTrue();
            refused += status.code() == 0 ? 0 : 1;
        }

        System.out.printf("HostileInputIT: %d mutated data sets by C-STORE, %d refused%n", MUTATIONS, refused);
        served("mutated data sets by C-STORE");
    }

    /** The bytes of an association as DCMTK asks for it, the rest random. */
    @Test
    void mutated_pdus_end_in_an_answer_or_an_end_of_the_line() throws Exception {
        byte[] request = associateRequest();
        for (int round = 0; round < MUTATIONS; round++) {
            byte[] noise = new byte[random.nextInt(500)];
            random.nextBytes(noise);
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), REGION.archive().port())) {
                socket.setSoTimeout(40_000);
                OutputStream out = socket.getOutputStream();
                out.write(random.nextInt(3) == 0 ? request : mutated(request, request.length));
                out.write(new byte[] {4, 0, 0, 0, (byte) (noise.length >> 8), (byte) noise.length});
                out.write(noise);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (SocketException e) {
                // The server was done with this peer before the peer was.
                assertThat(e).hasMessageMatching("(Broken pipe|Connection reset).*");
            }
        }

        served("mutated PDUs");
    }

    @Test
    void nested_sequences_100_000_deep_are_refused_on_both_wires() throws Exception {
        byte[] level = HexFormat.of().parseHex("0800401153510000FFFFFFFF" + "FEFF00E0FFFFFFFF");
        SentObject object = JOURNAL.begin();
        ByteArrayOutputStream dataSet = new ByteArrayOutputStream();
        for (int i = 0; i < DEPTH; i++) {
            dataSet.writeBytes(level);
        }

        HttpResponse<String> stow =
                REGION.client().store(List.of(part10(object, SentObject.SYNTAX, dataSet.toByteArray())));
        DimseStatus status = store(SentObject.SYNTAX, object.instance(), dataSet.toByteArray());

        assertThat(stow.statusCode()).as(stow.body()).isEqualTo(409);
        assertThat(stow.body()).contains("49152");
        assertThat(status.code() & 0xF000).as(status.toString()).isIn(0xA000, 0xC000);
        served("sequences " + DEPTH + " deep");
    }

    /** A gigabyte of zeros in a megabyte: kept as it came or refused, but never unpacked into memory. */
    @Test
    void a_deflate_bomb_takes_no_memory() throws Exception {
        SentObject object = JOURNAL.begin();
        byte[] bomb = bomb(object);

        HttpResponse<String> stow =
                REGION.client().store(List.of(part10(object, TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, bomb)));

        assertThat(stow.statusCode()).as(stow.body()).isIn(200, 409);
        System.out.printf(
                "HostileInputIT: %d MB of zeros in %d bytes answered %d%n",
                BOMB_MEGABYTES, bomb.length, stow.statusCode());
        journalKeeps(object, stow.statusCode() == 200);
        served("a deflate bomb");
    }

    @Test
    void a_frame_whose_header_lies_is_refused_by_frames_and_rendered() throws Exception {
        byte[] file = Files.readAllBytes(SharedData.file("fill/OT/enet4__SC_rgb_small_odd_jpeg.dcm"));
        int frame = indexOf(file, HexFormat.of().parseHex("FFC0"), 300);
        Arrays.fill(file, frame + 5, frame + 9, (byte) 0xFF);
        ArchiveClient client = REGION.client();
        HttpResponse<String> stored = client.store(List.of(file));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        String path = Pattern.compile("/studies/[^\"]*/instances/[^\"]*")
                .matcher(stored.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();

        HttpResponse<byte[]> frames = client.get(path + "/frames/1", "application/octet-stream");
        HttpResponse<byte[]> rendered = client.get(path + "/rendered", "image/png");
        HttpResponse<byte[]> asStored =
                client.get(path + "/frames/1", "multipart/related; type=\"image/jpeg\"; transfer-syntax=*");

        System.out.printf(
                "HostileInputIT: a lying frame: %d %s / %d%n",
                frames.statusCode(), new String(frames.body(), StandardCharsets.UTF_8), rendered.statusCode());
        assertThat(frames.statusCode()).isBetween(400, 599);
        assertThat(rendered.statusCode()).isBetween(400, 599);
        assertThat(asStored.statusCode()).isEqualTo(200);
        served("a frame whose header lies");
    }

    private static void served(String beside) throws Exception {
        new Honest(REGION, JOURNAL).isServedWithinASecond(beside);
    }

    private static void journalKeeps(SentObject object, boolean yes) {
        JOURNAL.answered(object, yes);
    }

    private static DimseStatus store(TransferSyntax syntax, SopInstanceUid instance, byte[] dataSet)
            throws IOException {
        try (Association association = Association.open(
                REGION.archive(),
                SentObject.CALLING,
                List.of(PresentationContext.of(SentObject.SOP_CLASS, syntax)),
                Timeouts.DEFAULT)) {
            return association.store(SentObject.SOP_CLASS, instance, syntax, new ByteArrayInputStream(dataSet));
        } catch (AssociationAbortedException e) {
            throw new AssertionError("Nothing in a data set is a reason to abort", e);
        }
    }

    private static byte[] part10(SentObject object, TransferSyntax syntax, byte[] dataSet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                FileMeta.part10Head(SentObject.SOP_CLASS, object.instance(), syntax, Optional.of(SentObject.CALLING)));
        out.writeBytes(dataSet);
        return out.toByteArray();
    }

    private static byte[] bomb(SentObject object) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataSetWriter.write(
                DataSet.builder()
                        .set(Tags.SOPClassUID, Vr.UI, SentObject.SOP_CLASS.value())
                        .set(Tags.SOPInstanceUID, Vr.UI, object.instance().value())
                        .set(Tags.Modality, Vr.CS, "OT")
                        .set(Tags.PatientID, Vr.LO, "BOMB")
                        .set(Tags.StudyInstanceUID, Vr.UI, object.study().value())
                        .set(Tags.SeriesInstanceUID, Vr.UI, object.study() + ".1")
                        .build(),
                SentObject.SYNTAX,
                head);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bomb, new Deflater(Deflater.BEST_SPEED, true), 1 << 16)) {
            out.write(head.toByteArray());
            int length = BOMB_MEGABYTES << 20;
            out.write(HexFormat.of().parseHex("E07F10004F420000"));
            out.write(new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)});
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < BOMB_MEGABYTES; i++) {
                out.write(zeros);
            }
        }
        return bomb.toByteArray();
    }

    private byte[] mutated(byte[] original, int head) {
        byte[] bytes = original.clone();
        int reach = random.nextBoolean() ? Math.min(bytes.length, head) : bytes.length;
        int turns = 1 + random.nextInt(6);
        for (int i = 0; i < turns; i++) {
            bytes[random.nextInt(reach)] = (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }

    private static List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        for (SharedData.Entry entry : SharedData.manifest()) {
            if (!entry.name().startsWith("series/") && Files.size(entry.path()) < LARGEST) {
                originals.add(Files.readAllBytes(entry.path()));
            }
        }
        return originals;
    }

    /** A-ASSOCIATE-RQ for verification in implicit little endian (PS3.8 9.3.2). */
    private static byte[] associateRequest() {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        items.writeBytes(HexFormat.of().parseHex("00010000"));
        items.writeBytes("ARCHIVE         MODALITY        ".getBytes(StandardCharsets.US_ASCII));
        items.writeBytes(new byte[32]);
        items.writeBytes(item(0x10, "1.2.840.10008.3.1.1.1".getBytes(StandardCharsets.US_ASCII)));
        ByteArrayOutputStream context = new ByteArrayOutputStream();
        context.writeBytes(new byte[] {1, 0, 0, 0});
        context.writeBytes(item(0x30, "1.2.840.10008.1.1".getBytes(StandardCharsets.US_ASCII)));
        context.writeBytes(item(0x40, "1.2.840.10008.1.2".getBytes(StandardCharsets.US_ASCII)));
        items.writeBytes(item(0x20, context.toByteArray()));
        items.writeBytes(item(0x50, item(0x51, new byte[] {0, 0, 0x40, 0})));
        byte[] body = items.toByteArray();
        ByteArrayOutputStream pdu = new ByteArrayOutputStream();
        pdu.writeBytes(new byte[] {1, 0, 0, 0, (byte) (body.length >> 8), (byte) body.length});
        pdu.writeBytes(body);
        return pdu.toByteArray();
    }

    private static byte[] item(int type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) type, 0, (byte) (content.length >> 8), (byte) content.length});
        out.writeBytes(content);
        return out.toByteArray();
    }

    static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("Not there: " + HexFormat.of().formatHex(wanted));
    }
}
