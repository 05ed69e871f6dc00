package pacs.dicom.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.Element;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DicomFormatException;

/**
 * The DICOM JSON Model of a data set (PS3.18 F.2). Text is UTF-8, whatever it was before, and Specific Character Set
 * (0008,0005) says so.
 */
public final class DicomJson {

    private static final JsonMemory UNLIMITED = bytes -> {};

    private DicomJson() {}

    /** One object, in memory. */
    public static byte[] write(DataSet dataSet, BulkUri bulk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataSet, out, bulk);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    /** One object, element by element; the stream stays open. */
    public static void write(DataSet dataSet, OutputStream out, BulkUri bulk) throws IOException {
        JsonOutput json = new JsonOutput(out);
        new DataSetJsonWriter(json, bulk).write(dataSet);
        json.flush();
    }

    /**
     * Of one object. Values that are only a BulkDataURI are left out: their bytes are elsewhere.
     *
     * @throws DicomFormatException when the text is no JSON, or JSON but not of this model; the offset counts its bytes
     */
    public static DataSet read(byte[] json) throws DicomFormatException {
        return unlimited(() -> read(json, UNLIMITED));
    }

    /**
     * The same, which costs up to sixty times its length in memory.
     *
     * @throws IOException when the memory ends it
     */
    public static DataSet read(byte[] json, JsonMemory memory) throws IOException {
        return new DataSetJsonReader().read(JsonInput.parse(json, memory));
    }

    /**
     * As {@link #read}, but without the sequences of the outermost level, which are passed over without being made: they
     * are what makes a header long. One whose VR does not stand before its value is made all the same.
     *
     * @throws DicomFormatException as there
     */
    public static DataSet readPlain(byte[] json) throws DicomFormatException {
        return unlimited(() -> readPlain(json, UNLIMITED));
    }

    /**
     * The same, for which memory is taken but for what is passed over.
     *
     * @throws IOException when the memory ends it
     */
    public static DataSet readPlain(byte[] json, JsonMemory memory) throws IOException {
        DataSet read = new DataSetJsonReader().read(JsonInput.parseWithoutSequences(json, memory));
        DataSetBuilder plain = read.toBuilder();
        for (Element element : read) {
            if (element.vr() == Vr.SQ) {
                plain.remove(element.tag());
            }
        }
        return plain.build();
    }

    @FunctionalInterface
    private interface Reading {
        DataSet read() throws IOException;
    }

    private static DataSet unlimited(Reading reading) throws DicomFormatException {
        try {
            return reading.read();
        } catch (DicomFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // unlimited memory does not end
        }
    }
}
