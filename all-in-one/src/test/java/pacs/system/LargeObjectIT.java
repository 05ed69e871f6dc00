package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.AeTitle;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.dicom.net.Association;
import pacs.dicom.net.DimseStatus;
import pacs.dicom.net.PresentationContext;
import pacs.dicom.net.Timeouts;

/** Two gigabytes in one object: nothing on the way holds it in memory, and a frame costs a frame. */
class LargeObjectIT {

    private static final SopClass MULTI_FRAME = new SopClass("1.2.840.10008.5.1.4.1.1.7.2");
    private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final int SIDE = 460;
    private static final int FRAME_BYTES = SIDE * SIDE;
    private static final int FRAMES = 10_000;
    private static final int WANTED = 5_000;

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @Test
    void a_2_gb_object_comes_in_by_dimse_and_a_frame_of_it_goes_out() throws Exception {
        DataSet header = header("2.25.1001");
        try (Association association = Association.open(
                REGION.archive(),
                new AeTitle("MODALITY"),
                List.of(PresentationContext.of(MULTI_FRAME, SYNTAX)),
                Timeouts.DEFAULT)) {
            DimseStatus status =
                    association.store(MULTI_FRAME, new SopInstanceUid("2.25.1001.3"), SYNTAX, dataSet(header));
            assertThat(status.code()).as(status.toString()).isZero();
        }

        assertFrameComesOut("2.25.1001");
    }

    @Test
    void a_2_gb_object_comes_in_by_stow_and_a_frame_of_it_goes_out() throws Exception {
        DataSet header = header("2.25.1002");
        HttpResponse<String> answer = REGION.client().store(BodyPublishers.ofInputStream(() -> stowBody(header)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        assertFrameComesOut("2.25.1002");
    }

    private static void assertFrameComesOut(String study) throws Exception {
        ArchiveClient client = REGION.client();
        String frames = "/studies/" + study + "/series/" + study + ".2/instances/" + study + ".3/frames/";
        // The first one loads classes from the program's own files.
        client.get(frames + 1, "application/octet-stream");
        long before = bytesRead();

        HttpResponse<byte[]> frame = client.get(frames + WANTED, "application/octet-stream");

        assertThat(bytesRead() - before).isLessThan(2_000_000);
        assertThat(frame.statusCode()).isEqualTo(200);
        assertThat(frame.body()).isEqualTo(frame(WANTED));
        assertThat(resident("all-in-one")).as("resident bytes of all-in-one").isLessThan(500_000_000);
        assertThat(resident("dicom-gateway"))
                .as("resident bytes of the gateway")
                .isLessThan(300_000_000);
    }

    private static DataSet header(String study) {
        return DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, MULTI_FRAME.value())
                .set(Tags.SOPInstanceUID, Vr.UI, study + ".3")
                .set(Tags.Modality, Vr.CS, "OT")
                .set(Tags.PatientID, Vr.LO, "LARGE")
                .set(Tags.PatientName, Vr.PN, "Large^Object")
                .set(Tags.StudyInstanceUID, Vr.UI, study)
                .set(Tags.SeriesInstanceUID, Vr.UI, study + ".2")
                .set(Tags.NumberOfFrames, Vr.IS, Integer.toString(FRAMES))
                .setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .set(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .setInts(Tags.Rows, Vr.US, SIDE)
                .setInts(Tags.Columns, Vr.US, SIDE)
                .setInts(Tags.BitsAllocated, Vr.US, 8)
                .setInts(Tags.BitsStored, Vr.US, 8)
                .setInts(Tags.HighBit, Vr.US, 7)
                .setInts(Tags.PixelRepresentation, Vr.US, 0)
                .build();
    }

    private static InputStream dataSet(DataSet header) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataSetWriter.write(header, SYNTAX, head);
        head.writeBytes(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0});
        head.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(FRAMES * FRAME_BYTES)
                .array());
        return new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), new Frames());
    }

    private static InputStream stowBody(DataSet header) {
        try {
            SopInstanceUid instance =
                    new SopInstanceUid(header.string(Tags.SOPInstanceUID).orElseThrow());
            byte[] meta = FileMeta.part10Head(MULTI_FRAME, instance, SYNTAX, Optional.empty());
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(ArchiveClient.partHead()),
                    new ByteArrayInputStream(meta),
                    dataSet(header),
                    new ByteArrayInputStream(ArchiveClient.end()))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every frame has its own number in its first bytes. */
    private static byte[] frame(int number) {
        byte[] frame = new byte[FRAME_BYTES];
        ByteBuffer.wrap(frame).putInt(number);
        return frame;
    }

    /** All frames, made as they are read. */
    private static final class Frames extends InputStream {

        private byte[] frame = new byte[0];
        private int number;
        private int at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == frame.length) {
                if (number == FRAMES) {
                    return -1;
                }
                frame = frame(++number);
                at = 0;
            }
            int now = Math.min(length, frame.length - at);
            System.arraycopy(frame, at, target, offset, now);
            at += now;
            return now;
        }
    }

    /** Bytes the archive's process has asked of files and sockets; an upper bound of what it read from the disk. */
    private static long bytesRead() throws IOException {
        return number(Path.of("/proc/" + REGION.jvm("all-in-one").pid() + "/io"), "rchar:");
    }

    private static long resident(String application) throws IOException {
        return 1024 * number(Path.of("/proc/" + REGION.jvm(application).pid() + "/status"), "VmRSS:");
    }

    private static long number(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
