package pacs.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Element;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;

/**
 * Writes data sets. What was read in a form the standard knows comes out byte for byte: padding, undefined lengths and
 * empty items are kept. Values left behind are copied as they lie, so their byte order must be that of the syntax.
 */
public final class DataSetWriter {

    private static final int LARGEST_SHORT_LENGTH = 0xFFFF;

    private final ElementOutput out;
    private final BulkSource bulk;

    private DataSetWriter(ElementOutput out, BulkSource bulk) {
        this.out = out;
        this.bulk = bulk;
    }

    /** Writes a data set whose values are all in memory. */
    public static void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException {
        write(dataSet, syntax, out, BulkSource.none());
    }

    /** Writes a data set; {@code out} stays open. Deflated syntaxes are deflated here (PS3.5 A.5). */
    public static void write(DataSet dataSet, TransferSyntax syntax, OutputStream out, BulkSource bulk)
            throws IOException {
        if (!syntax.deflated()) {
            new DataSetWriter(new ElementOutput(out), bulk).dataSet(dataSet, Encoding.of(syntax));
            return;
        }
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater);
            new DataSetWriter(new ElementOutput(deflated), bulk).dataSet(dataSet, Encoding.of(syntax));
            deflated.finish();
            if (deflater.getBytesWritten() % 2 != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }

    /** Writes a file: preamble of zeros, file meta information as given, data set (PS3.10 7.1). */
    public static void writePart10(
            DataSet fileMeta, DataSet dataSet, TransferSyntax syntax, OutputStream out, BulkSource bulk)
            throws IOException {
        writeHead(fileMeta, out);
        write(dataSet, syntax, out, bulk);
    }

    /** Preamble, {@code DICM} and group 2, its group length made here. */
    static void writeHead(DataSet fileMeta, OutputStream out) throws IOException {
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        DataSetWriter writer = new DataSetWriter(new ElementOutput(out), BulkSource.none());
        DataSet body = fileMeta.toBuilder().remove(0x00020000).build();
        DataSet length = DataSet.builder()
                .setInts(0x00020000, Vr.UL, Lengths.of(body, Encoding.EXPLICIT))
                .build();
        writer.dataSet(length, Encoding.EXPLICIT);
        writer.dataSet(body, Encoding.EXPLICIT);
    }

    private void dataSet(DataSet dataSet, Encoding encoding) throws IOException {
        for (Element element : dataSet) {
            element(element, encoding);
        }
    }

    private void element(Element element, Encoding encoding) throws IOException {
        switch (element.value()) {
            case Value.Bytes(byte[] raw) -> {
                header(element, raw.length, encoding);
                out.value(raw, element.vr(), encoding);
            }
            case Value.Bulk(long offset, long length) -> {
                header(element, length, encoding);
                copy(offset, length);
            }
            case Value.Fragments(long offset, long length) -> {
                header(element, ElementHeader.UNDEFINED_LENGTH, encoding);
                copy(offset, length);
            }
            case Value.Items items -> items(element, items, encoding);
        }
    }

    private void items(Element element, Value.Items items, Encoding encoding) throws IOException {
        Encoding inside = element.vr() == Vr.UN ? Encoding.IMPLICIT : encoding;
        long length = items.undefinedLength() ? ElementHeader.UNDEFINED_LENGTH : Lengths.of(items, inside);
        header(element, length, encoding);
        for (Value.Item item : items.items()) {
            long itemLength =
                    item.undefinedLength() ? ElementHeader.UNDEFINED_LENGTH : Lengths.of(item.dataSet(), inside);
            out.plainHeader(ElementHeader.ITEM, itemLength, inside);
            dataSet(item.dataSet(), inside);
            if (item.undefinedLength()) {
                out.plainHeader(ElementHeader.ITEM_END, 0, inside);
            }
        }
        if (items.undefinedLength()) {
            out.plainHeader(ElementHeader.SEQUENCE_END, 0, inside);
        }
    }

    private void header(Element element, long length, Encoding encoding) throws IOException {
        if (!encoding.explicitVr()) {
            out.plainHeader(element.tag(), length, encoding);
            return;
        }
        // What an implicit object could hold and a 16-bit length cannot becomes UN (PS3.5 6.2.2 note 8).
        boolean tooLong = !element.vr().longLength() && length > LARGEST_SHORT_LENGTH;
        out.explicitHeader(element.tag(), tooLong ? Vr.UN : element.vr(), length, encoding);
    }

    private void copy(long offset, long length) throws IOException {
        try (InputStream in = bulk.open(offset, length)) {
            long copied = in.transferTo(out.stream());
            if (copied != length) {
                throw new IOException("Of the " + length + " bytes at " + offset + " only " + copied + " are there");
            }
        }
    }

    /** Bytes that elements take when written. */
    private static final class Lengths {

        static long of(DataSet dataSet, Encoding encoding) {
            long sum = 0;
            for (Element element : dataSet) {
                boolean longForm = encoding.explicitVr()
                        && (element.vr().longLength() || valueLength(element, encoding) > LARGEST_SHORT_LENGTH);
                sum += (longForm ? 12 : 8) + valueLength(element, encoding);
            }
            return sum;
        }

        static long of(Value.Items items, Encoding encoding) {
            long sum = 0;
            for (Value.Item item : items.items()) {
                sum += (item.undefinedLength() ? 16 : 8) + of(item.dataSet(), encoding);
            }
            return sum;
        }

        private static long valueLength(Element element, Encoding encoding) {
            return switch (element.value()) {
                case Value.Bytes(byte[] raw) -> raw.length;
                case Value.Bulk(long _, long length) -> length;
                case Value.Fragments(long _, long length) -> length;
                case Value.Items items -> {
                    Encoding inside = element.vr() == Vr.UN ? Encoding.IMPLICIT : encoding;
                    yield (items.undefinedLength() ? 8 : 0) + of(items, inside);
                }
            };
        }
    }
}
