package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.image.FrameTable;

/** An object longer than an {@code int} counts. Each mebibyte of it begins with its number. */
class LargeObjectIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final int MEBIBYTES = 2_300;

    @Test
    void an_object_over_two_gibibytes_survives_a_crash_and_serves_frames(@TempDir Path root) throws Exception {
        StoredRecord stored;
        try (TestVolume test = TestVolume.in(root)) {
            stored = store(test.volume());
            Files.copy(test.files().getFirst(), root.resolve("copy"));
        }
        Files.move(root.resolve("copy"), root.resolve("7/open/" + stored.blob() + ".blob"));

        try (TestVolume test = TestVolume.in(root)) {
            assertThat(test.recovered()).singleElement().satisfies(blob -> assertThat(blob.records())
                    .extracting(RecoveredRecord::record)
                    .containsExactly(stored));
            try (RecordReader reader = test.volume().read(SampleObject.OWNER.institution(), stored.blob(), 0)) {
                assertThat(reader.length()).isEqualTo((long) MEBIBYTES * MEBIBYTE);
                for (int frame : List.of(1, 2_047, 2_048, 2_049, MEBIBYTES)) {
                    byte[] bytes = reader.frame(frame).readAllBytes();
                    assertThat(bytes).hasSize(MEBIBYTE);
                    assertThat(ByteBuffer.wrap(bytes).getInt()).isEqualTo(frame);
                }
            }
        }
    }

    private static StoredRecord store(BlobVolume volume) throws IOException {
        byte[] mebibyte = new byte[MEBIBYTE];
        try (RecordWriter writer = volume.append(SampleObject.OWNER, 0, OptionalLong.empty());
                OutputStream out = writer.out()) {
            for (int frame = 1; frame <= MEBIBYTES; frame++) {
                ByteBuffer.wrap(mebibyte).putInt(frame);
                out.write(mebibyte);
            }
            return writer.finish(trailer());
        }
    }

    private static TrailerContent trailer() {
        ByteBuffer strided = ByteBuffer.allocate(21)
                .put((byte) 1)
                .putInt(MEBIBYTES)
                .putLong(0)
                .putLong(8L * MEBIBYTE);
        return new TrailerContent(
                SampleObject.OWNER.study(),
                new SeriesUid("1.2.3.4"),
                new SopInstanceUid("1.2.3.4.5"),
                new SopClass("1.2.840.10008.5.1.4.1.1.7.4"),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                FrameTable.decode(strided.array()),
                out -> out.write('['),
                List.of());
    }
}
