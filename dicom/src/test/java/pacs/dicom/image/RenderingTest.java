package pacs.dicom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pacs.dicom.codec.CodecException;
import pacs.dicom.codec.CodestreamDecoder;
import pacs.dicom.codec.DecodedFrame;
import pacs.dicom.codec.FrameDecoder;
import pacs.dicom.codec.FrameShape;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;

/** What no real file beside the project shows. */
class RenderingTest {

    private static final FrameDecoder DECODER = new FrameDecoder(CodestreamDecoder.NONE);

    @Test
    void each_frame_of_an_enhanced_object_has_its_own_window() throws CodecException {
        DataSet object = grey8(3).items(Tags.SharedFunctionalGroupsSequence, rescale("2", "-10"))
                .items(Tags.PerFrameFunctionalGroupsSequence, window("90", "101"), window("290", "101"))
                .build();

        assertThat(render(object, 1, 0, 50, 100).pixels()).containsExactly(0, 129, 255);
        assertThat(render(object, 2, 0, 50, 150).pixels()).containsExactly(0, 0, 129);
    }

    @Test
    void signed_values_in_the_middle_of_a_word_are_found() throws CodecException {
        DataSet object = image(2, 16)
                .setInts(Tags.BitsStored, Vr.US, 8)
                .setInts(Tags.HighBit, Vr.US, 11)
                .setInts(Tags.PixelRepresentation, Vr.US, 1)
                .build();

        Picture picture = Rendering.render(
                object, 1, decoded(object, 0x0F, 0xF8, 0xF0, 0x07), new Window(-0.5, 256, Window.Shape.LINEAR_EXACT));

        assertThat(picture.pixels()).containsExactly(0, 255);
    }

    @Test
    void lookup_tables_hold_their_ends_and_may_begin_below_zero() throws CodecException {
        DataSet table = DataSet.builder()
                .setInts(Tags.LUTDescriptor, Vr.SS, 3, -1, 8)
                .setInts(Tags.LUTData, Vr.US, 10, 20, 30)
                .build();
        DataSet object = grey8(4).setInts(Tags.PixelRepresentation, Vr.US, 1)
                .items(Tags.VOILUTSequence, table)
                .build();

        assertThat(render(object, 1, -128, -1, 0, 127).pixels()).containsExactly(10, 10, 20, 30);
    }

    @Test
    void a_modality_table_comes_before_the_window() throws CodecException {
        DataSet table = DataSet.builder()
                .setInts(Tags.LUTDescriptor, Vr.US, 2, 5, 16)
                .setInts(Tags.LUTData, Vr.US, 1000, 2000)
                .build();
        DataSet object = grey8(2).items(Tags.ModalityLUTSequence, table).build();

        Picture picture =
                Rendering.render(object, 1, decoded(object, 5, 6), new Window(1500, 2000, Window.Shape.LINEAR_EXACT));

        assertThat(picture.pixels()).containsExactly(64, (byte) 191);
    }

    @Test
    void fractions_and_single_bits_are_shown() throws CodecException {
        DataSet fractions =
                image(2, 32).set(Tags.FloatPixelData, Vr.OF, new byte[8]).build();
        byte[] halfAndOne = {0, 0, 0, 0x3F, 0, 0, (byte) 0x80, 0x3F};
        DataSet bits = image(4, 1).build();

        assertThat(Rendering.render(
                                fractions,
                                1,
                                new DecodedFrame(halfAndOne, FrameShape.of(fractions)),
                                new Window(0.5, 1, Window.Shape.LINEAR_EXACT))
                        .pixels())
                .containsExactly(128, 255);
        assertThat(render(bits, 1, 0b0101).pixels()).containsExactly(255, 0, 255, 0);
    }

    @Test
    void a_palette_that_is_missing_is_said() {
        DataSet object = grey8(1).set(Tags.PhotometricInterpretation, Vr.CS, "PALETTE COLOR")
                .build();

        assertThatThrownBy(() -> render(object, 1, 0))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("lookup table");
    }

    private static Picture render(DataSet object, int frame, int... bytes) throws CodecException {
        return Rendering.render(object, frame, decoded(object, bytes));
    }

    private static DecodedFrame decoded(DataSet object, int... values) throws CodecException {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return DECODER.decode(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, FrameShape.of(object), bytes);
    }

    private static DataSet rescale(String slope, String intercept) {
        return DataSet.builder()
                .items(
                        Tags.PixelValueTransformationSequence,
                        DataSet.builder()
                                .set(Tags.RescaleIntercept, Vr.DS, intercept)
                                .set(Tags.RescaleSlope, Vr.DS, slope)
                                .build())
                .build();
    }

    private static DataSet window(String center, String width) {
        return DataSet.builder()
                .items(
                        Tags.FrameVOILUTSequence,
                        DataSet.builder()
                                .set(Tags.WindowCenter, Vr.DS, center)
                                .set(Tags.WindowWidth, Vr.DS, width)
                                .build())
                .build();
    }

    private static DataSetBuilder grey8(int columns) {
        return image(columns, 8);
    }

    private static DataSetBuilder image(int columns, int bits) {
        return DataSet.builder()
                .setInts(Tags.Rows, Vr.US, 1)
                .setInts(Tags.Columns, Vr.US, columns)
                .setInts(Tags.BitsAllocated, Vr.US, bits);
    }
}
