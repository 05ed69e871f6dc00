package pacs.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.image.FrameTable.Range;
import pacs.dicom.io.Budget;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;
import pacs.testkit.SharedData;

class FrameTableTest {

    private static final byte[] SOI = {(byte) 0xFF, (byte) 0xD8, 1, 2};
    private static final byte[] REST = {3, 4};

    @Test
    void uncompressed_frames_follow_each_other() throws IOException {
        FrameTable table = FrameTable.of(parse(image(4, 16).set(Tags.PixelData, Vr.OW, new byte[3 * 32])));

        long offset = table.ranges(1).getFirst().offset();
        assertThat(table.frames()).isEqualTo(3);
        assertThat(table.ranges(3)).containsExactly(new Range(offset + 64, 32));
    }

    @Test
    void frames_of_single_bits_may_begin_inside_a_byte() throws IOException {
        FrameTable table = FrameTable.of(parse(image(3, 1).set(Tags.PixelData, Vr.OB, new byte[6])));

        long offset = table.ranges(1).getFirst().offset();
        assertThat(table.ranges(2)).containsExactly(new Range(offset + 1, 2));
        assertThat(table.bitOffset(2)).isEqualTo(4);
    }

    @Test
    void a_frame_that_does_not_exist_has_no_range() throws IOException {
        FrameTable table = FrameTable.of(parse(image(4, 16).set(Tags.PixelData, Vr.OW, new byte[3 * 32])));

        assertThatThrownBy(() -> table.ranges(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.ranges(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void pixel_data_shorter_than_their_frames_are_not_addressed() throws IOException {
        FrameTable table = FrameTable.of(parse(image(4, 16).set(Tags.PixelData, Vr.OW, new byte[2 * 32])));

        assertThat(table.frames()).isEqualTo(3);
        assertThat(table.addressable()).isFalse();
    }

    @Test
    void the_basic_offset_table_is_believed_where_it_meets_fragments() throws IOException {
        byte[] table = offsets(4, 0, 8 + 4 + 8 + 2, 8 + 4 + 8 + 2 + 8 + 4);

        FrameTable frames = FrameTable.of(parseEncapsulated(image(8, 8), table, SOI, REST, SOI, SOI, REST));

        assertThat(frames.ranges(1)).hasSize(2);
        assertThat(frames.ranges(2)).hasSize(1);
        assertThat(frames.ranges(3)).hasSize(2);
    }

    @Test
    void a_wrong_basic_offset_table_gives_way_to_the_codestreams() throws IOException {
        byte[] table = offsets(4, 0, 7, 9);

        FrameTable frames = FrameTable.of(parseEncapsulated(image(8, 8), table, SOI, REST, SOI, SOI, REST));

        assertThat(frames.ranges(1)).hasSize(2);
        assertThat(frames.ranges(2)).hasSize(1);
    }

    @Test
    void the_extended_offset_table_finds_what_markers_cannot() throws IOException {
        byte[] table = offsets(8, 0, 8 + 2 + 8 + 2, 8 + 2 + 8 + 2 + 8 + 2);
        DataSetBuilder image = image(8, 8).set(Tags.ExtendedOffsetTable, Vr.OV, table);

        FrameTable frames = FrameTable.of(parseEncapsulated(image, new byte[0], REST, REST, REST, REST));

        assertThat(frames.ranges(1)).hasSize(2);
        assertThat(frames.ranges(3)).hasSize(1);
    }

    @Test
    void fragments_that_nothing_tells_apart_are_not_addressed() throws IOException {
        FrameTable frames = FrameTable.of(parseEncapsulated(image(8, 8), new byte[0], REST, REST, REST, REST));

        assertThat(frames.addressable()).isFalse();
    }

    @Test
    void every_real_image_has_its_frames_unless_deflated_video_or_sizeless() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (SharedData.Entry entry : SharedData.manifest()) {
            if (entry.dcmdumpReads()) {
                ParsedObject object = parse(entry.path());
                FrameTable table = FrameTable.of(object);
                boolean mayNot = object.transferSyntax().deflated()
                        || object.transferSyntax().video()
                        || !object.dataSet().contains(Tags.Rows);
                if (table.frames() > 0 && !table.addressable() && !mayNot) {
                    wrong.add(entry + ": " + table.frames() + " frames of " + object.pixels());
                }
                if (!sameRanges(table, FrameTable.decode(table.encode()))) {
                    wrong.add(entry + ": stored and read back differently");
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static boolean sameRanges(FrameTable one, FrameTable other) {
        boolean same = one.frames() == other.frames() && one.addressable() == other.addressable();
        for (int frame = 1; same && one.addressable() && frame <= one.frames(); frame++) {
            same = one.ranges(frame).equals(other.ranges(frame)) && one.bitOffset(frame) == other.bitOffset(frame);
        }
        return same;
    }

    /** Three frames of 4 rows. */
    private static DataSetBuilder image(int columns, int bits) {
        return DataSet.builder()
                .set(Tags.NumberOfFrames, Vr.IS, "3")
                .setInts(Tags.Rows, Vr.US, 4)
                .setInts(Tags.Columns, Vr.US, columns)
                .setInts(Tags.BitsAllocated, Vr.US, bits);
    }

    private static byte[] offsets(int size, long... values) {
        ByteBuffer table = ByteBuffer.allocate(values.length * size).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            if (size == 4) {
                table.putInt((int) value);
            } else {
                table.putLong(value);
            }
        }
        return table.array();
    }

    private static ParsedObject parse(DataSetBuilder dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetWriter.write(dataSet.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, out);
        return ObjectParser.ofDataSet(
                        new ByteArrayInputStream(out.toByteArray()),
                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                        0,
                        Budget.DEFAULT)
                .readAll();
    }

    private static ParsedObject parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ObjectParser.ofPart10(in, Budget.DEFAULT).readAll();
        }
    }

    private static ParsedObject parseEncapsulated(DataSetBuilder header, byte[] table, byte[]... fragments)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetWriter.write(header.build(), TransferSyntax.JPEG_BASELINE, out);
        out.writeBytes(new byte[] {(byte) 0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, -1, -1, -1, -1});
        item(out, table);
        for (byte[] fragment : fragments) {
            item(out, fragment);
        }
        out.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0});
        return ObjectParser.ofDataSet(
                        new ByteArrayInputStream(out.toByteArray()), TransferSyntax.JPEG_BASELINE, 0, Budget.DEFAULT)
                .readAll();
    }

    private static void item(ByteArrayOutputStream out, byte[] value) {
        out.writeBytes(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0, (byte) value.length, 0, 0, 0});
        out.writeBytes(value);
    }
}
