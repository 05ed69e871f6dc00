package pacs.platform.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.image.FrameTable;
import pacs.platform.blobs.VolumeLayout.Place;

/** Blobs outlive this program: what golden.hex says was computed by other means from docs/blob-format.md. */
class BlobFormatTest {

    private static final BlobId BLOB = BlobId.parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    private static final Place PLACE = new Place(SampleObject.OWNER.institution(), BLOB);
    private static final byte[] OBJECT = "META!data set".getBytes(StandardCharsets.US_ASCII);
    private static final int META = 5;

    private final Path root;

    BlobFormatTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void a_blob_is_written_byte_for_byte_as_specified() throws Exception {
        VolumeLayout layout = new VolumeLayout(root);
        Files.createDirectories(root.resolve("7/open"));
        try (Syncs syncs = new Syncs()) {
            LocalDisk local = new LocalDisk();
            VolumeDisk disk = new VolumeDisk(
                    local, layout, new Space(local, layout.root(), TestVolume.RULES), syncs, InstantSource.system());
            OpenBlobs blobs = new OpenBlobs(disk);
            Files.createFile(layout.open(PLACE));
            OpenBlob blob = disk.resume(SampleObject.OWNER, PLACE, 0, 0);
            blobs.enter(blob);
            try (RecordWriter writer = new RecordWriter(blob, disk, blobs, META, disk.roomFor(OptionalLong.empty()))) {
                writer.out().write(OBJECT);
                writer.finish(trailer());
            }

            new Sealing(disk, blobs).seal(List.of(blob));
            assertThat(blobs.leased()).isZero();
        }

        assertThat(layout.sealed(PLACE)).hasBinaryContent(golden());
    }

    @Test
    void the_specified_bytes_are_read_as_they_are_meant() throws Exception {
        Path file = root.resolve("7/3f/" + BLOB + ".blob");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, golden());

        try (TestVolume test = TestVolume.in(root);
                RecordReader reader = test.volume().read(PLACE.institution(), BLOB, 0)) {
            Trailer trailer = reader.trailer();
            assertThat(trailer.study()).isEqualTo(SampleObject.OWNER.study());
            assertThat(trailer.series()).isEqualTo(trailer().series());
            assertThat(trailer.instance()).isEqualTo(trailer().instance());
            assertThat(trailer.sopClass()).isEqualTo(trailer().sopClass());
            assertThat(trailer.transferSyntax()).isEqualTo(trailer().transferSyntax());
            assertThat(trailer.dataSetOffset()).isEqualTo(META);
            assertThat(trailer.warnings()).containsExactly("警告");
            assertThat(reader.frame(2).readAllBytes()).asString().isEqualTo(" set");
            assertThat(reader.headerJson().readAllBytes()).asString().isEqualTo("[]");
            assertThat(reader.object().readAllBytes()).isEqualTo(OBJECT);
        }
    }

    private static TrailerContent trailer() {
        ByteBuffer twoFramesOfFourBytes =
                ByteBuffer.allocate(21).put((byte) 1).putInt(2).putLong(META).putLong(32);
        return new TrailerContent(
                SampleObject.OWNER.study(),
                new SeriesUid("1.2.3.4"),
                new SopInstanceUid("1.2.3.4.5"),
                new SopClass("1.2.840.10008.5.1.4.1.1.7"),
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                FrameTable.decode(twoFramesOfFourBytes.array()),
                out -> out.write("[]".getBytes(StandardCharsets.US_ASCII)),
                List.of("警告"));
    }

    private static byte[] golden() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = Objects.requireNonNull(BlobFormatTest.class.getResourceAsStream("golden.hex"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> bytes.writeBytes(HexFormat.of().parseHex(line)));
        }
        return bytes.toByteArray();
    }
}
