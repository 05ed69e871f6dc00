package pacs.dicom.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.image.FrameTable;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.io.ParsedObject;

/** The frames of a real file. */
@SuppressWarnings("ArrayRecordComponent") // a file of a test
public record SampleFrames(byte[] bytes, ParsedObject object, FrameTable table) {

    public static SampleFrames of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (ObjectParser parser = ObjectParser.ofPart10(new ByteArrayInputStream(bytes), Budget.DEFAULT)) {
            ParsedObject object = parser.readAll();
            return new SampleFrames(bytes, object, FrameTable.of(object));
        }
    }

    public DataSet dataSet() {
        return object.dataSet();
    }

    public TransferSyntax syntax() {
        return object.transferSyntax();
    }

    public FrameShape shape() throws CodecException {
        return FrameShape.of(object.dataSet());
    }

    public byte[] frame(int number) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        table.ranges(number).forEach(range -> frame.write(bytes, (int) range.offset(), (int) range.length()));
        return frame.toByteArray();
    }

    public DecodedFrame decode(FrameDecoder decoder, int number) throws CodecException {
        return decoder.decode(syntax(), shape(), frame(number));
    }
}
