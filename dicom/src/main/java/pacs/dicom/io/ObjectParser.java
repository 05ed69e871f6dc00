package pacs.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.Inflater;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;
import pacs.dicom.io.Level.OpenDataSet;
import pacs.dicom.io.Level.OpenSequence;

/**
 * Reads one object in one pass. Values of the header come into memory; pixel data and other big values, of whatever VR, are
 * passed over and their places kept. Never recursive, and never dearer than its {@link Budget}. Not for several threads. To be
 * closed when the object it read is no longer held: its {@link HeaderMemory} counts until then.
 */
public final class ObjectParser implements AutoCloseable {

    private static final int LARGEST_INLINE = 64 * 1024;
    private static final int PIXEL_DATA = 0x7FE00010;
    private static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    private static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;

    private final Part10Head head;
    private final Spending spending;
    private final Warnings warnings;
    private final Source raw;
    private final Optional<Inflater> inflater;
    private final Source source;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final OpenDataSet root;
    private int lastTag;
    private boolean signedPixels;
    private PixelLayout pixels = new PixelLayout.None();

    private ObjectParser(Part10Head head, Source raw, Budget budget, Spending spending, Warnings warnings) {
        this.head = head;
        this.raw = raw;
        this.inflater = head.transferSyntax().deflated() ? Optional.of(new Inflater(true)) : Optional.empty();
        this.source = inflater.map(compressed -> Inflation.of(raw, compressed, budget))
                .orElse(raw);
        this.spending = spending;
        this.warnings = warnings;
        this.root = OpenDataSet.until(Level.UNDEFINED, Encoding.of(head.transferSyntax()));
        levels.push(root);
    }

    /**
     * Of a whole object as it lies in a file or a STOW part. A missing preamble or file meta information is guessed at
     * from the first element and warned of.
     *
     * @param in read as far as its end; what is ahead of the parser may already have been taken from it
     * @throws DicomFormatException when the beginning is no DICOM
     */
    public static ObjectParser ofPart10(InputStream in, Budget budget) throws IOException {
        Warnings warnings = new Warnings();
        Source raw = new Source(in, 0);
        Spending spending = new Spending(budget);
        boolean complete = false;
        try {
            Part10Head head = Part10Head.read(raw, spending, warnings);
            complete = true;
            return new ObjectParser(head, raw, budget, spending, warnings);
        } finally {
            if (!complete) {
                spending.end();
            }
        }
    }

    /**
     * Of a data set without file meta information, as a C-STORE brings it.
     *
     * @param offset where the data set's first byte will lie in the object that is made of it
     */
    public static ObjectParser ofDataSet(InputStream in, TransferSyntax syntax, long offset, Budget budget) {
        Part10Head head = new Part10Head(DataSet.empty(), syntax, offset);
        return new ObjectParser(head, new Source(in, offset), budget, new Spending(budget), new Warnings());
    }

    /** What is known of the file before its data set is read. */
    public DataSet fileMeta() {
        return head.fileMeta();
    }

    /** Where the data set begins in the object: behind the file meta information, if there is any. */
    public long dataSetOffset() {
        return head.dataSetOffset();
    }

    /** As the file meta information says, or as the bytes look. */
    public TransferSyntax transferSyntax() {
        return head.transferSyntax();
    }

    /**
     * Reads the object's own elements up to and including this tag; returns all that were read so far.
     *
     * @throws DicomFormatException when the bytes are no DICOM or beyond the budget
     */
    public DataSet readThrough(int tag) throws IOException {
        while (!atRoot() || continues(tag)) {
            step();
        }
        return DataSet.of(root.elements());
    }

    /**
     * Reads on to the end of the stream.
     *
     * @throws DicomFormatException when the bytes are no DICOM, beyond the budget, or end inside an element
     */
    public ParsedObject readAll() throws IOException {
        DataSet dataSet = readThrough(0xFFFFFFFF);
        dataSet.assumedCharset()
                .ifPresent(charset -> warnings.add("The text is not in the character set that is declared ("
                        + (dataSet.contains(Tags.SpecificCharacterSet) ? dataSet.characterSet() : "none")
                        + "); it was read as " + charset.name()));
        raw.skip(Long.MAX_VALUE); // behind a deflate stream may lie its padding
        long length = raw.offset();
        return new ParsedObject(
                head.fileMeta(), dataSet, head.transferSyntax(), pixels, head.dataSetOffset(), length, warnings.list());
    }

    /** Gives back the memory shared with others; the input stays open. */
    @Override
    public void close() {
        spending.end();
        inflater.ifPresent(Inflater::end);
    }

    private boolean atRoot() {
        return levels.size() == 1;
    }

    private boolean continues(int lastTag) throws IOException {
        if (!source.has(1)) {
            return false;
        }
        return !source.has(4)
                || Integer.compareUnsigned(source.tagAhead(root.encoding().bigEndian()), lastTag) <= 0;
    }

    private void step() throws IOException {
        switch (levels.getFirst()) {
            case OpenSequence sequence -> itemOf(sequence);
            case OpenDataSet dataSet when dataSet.end() == source.offset() -> closeItem(dataSet);
            case OpenDataSet dataSet -> elementOf(dataSet);
        }
    }

    private void elementOf(OpenDataSet dataSet) throws IOException {
        long start = source.offset();
        requireMore(dataSet.end());
        ElementHeader header = ElementHeader.read(source, dataSet.encoding(), lastTag);
        spending.element(start, header.tag());
        if (Tag.group(header.tag()) == 0xFFFE) {
            delimiter(dataSet, header, start);
            return;
        }
        lastTag = header.tag();
        if (header.lenient()) {
            warnings.add("The VR of " + Tag.text(header.tag()) + " is missing");
        }
        if (header.length() % 2 != 0 && !header.undefinedLength()) {
            warnings.add("The length of " + Tag.text(header.tag()) + " is odd");
        }
        requireRoom(dataSet, header, start);
        if (opensSequence(header)) {
            openSequence(dataSet, header, start);
        } else if (header.undefinedLength()) {
            encapsulated(dataSet, header, start);
        } else {
            Value value = valueOf(dataSet, header, start);
            dataSet.elements().add(new Element(header.tag(), vrOf(header, dataSet.encoding()), value));
            if (header.tag() == Tags.PixelRepresentation && value instanceof Value.Bytes(byte[] raw)) {
                signedPixels = raw.length > 0 && raw[0] == 1;
            }
        }
    }

    private Vr vrOf(ElementHeader header, Encoding encoding) {
        boolean signed = !encoding.explicitVr() && signedPixels && Dictionary.isSignedWithPixels(header.tag());
        return signed ? Vr.SS : header.vr();
    }

    private static boolean opensSequence(ElementHeader header) {
        return header.vr() == Vr.SQ || (header.undefinedLength() && header.vr() == Vr.UN && header.tag() != PIXEL_DATA);
    }

    private void openSequence(OpenDataSet dataSet, ElementHeader header, long start) throws DicomFormatException {
        spending.depth(levels.size(), start, header.tag());
        long end = header.undefinedLength() ? Level.UNDEFINED : source.offset() + header.length();
        // A sequence sent as UN has items without VRs, whatever stands around it (PS3.5 6.2.2 note 4).
        Encoding inside = header.vr() == Vr.UN ? Encoding.IMPLICIT : dataSet.encoding();
        if (header.vr() == Vr.UN) {
            warnings.add(Tag.text(header.tag()) + " was sent as UN of undefined length; it was read as a sequence");
        }
        levels.push(OpenSequence.until(end, header.tag(), header.vr(), inside));
    }

    private void itemOf(OpenSequence sequence) throws IOException {
        long start = source.offset();
        if (sequence.end() == start) {
            closeSequence(sequence);
            return;
        }
        requireMore(sequence.end());
        ElementHeader header = ElementHeader.read(source, sequence.encoding(), sequence.tag());
        spending.element(start, sequence.tag());
        if (header.tag() == ElementHeader.SEQUENCE_END) {
            if (sequence.end() != Level.UNDEFINED) {
                warnings.add("A delimiter ends the sequence " + Tag.text(sequence.tag()) + " before its length does");
            }
            closeSequence(sequence);
            return;
        }
        if (header.tag() != ElementHeader.ITEM) {
            throw new DicomFormatException(
                    "An item was expected in a sequence, not " + Tag.text(header.tag()), start, sequence.tag());
        }
        long end = header.undefinedLength() ? Level.UNDEFINED : source.offset() + header.length();
        if (sequence.end() != Level.UNDEFINED && end > sequence.end()) {
            throw new DicomFormatException("An item is longer than its sequence", start, sequence.tag());
        }
        levels.push(OpenDataSet.until(end, sequence.encoding()));
    }

    private void delimiter(OpenDataSet dataSet, ElementHeader header, long start) throws IOException {
        if (atRoot()) {
            throw new DicomFormatException("A delimiter or an item stands outside of a sequence", start, header.tag());
        }
        if (header.tag() != ElementHeader.ITEM_END) {
            throw new DicomFormatException("An item ends without its delimiter", start, header.tag());
        }
        if (dataSet.end() != Level.UNDEFINED) {
            warnings.add("A delimiter ends an item before its length does");
        }
        closeItem(dataSet);
    }

    private void closeItem(OpenDataSet dataSet) {
        levels.pop();
        if (levels.getFirst() instanceof OpenSequence sequence) {
            sequence.items().add(new Value.Item(DataSet.of(dataSet.elements()), dataSet.end() == Level.UNDEFINED));
        }
    }

    private void closeSequence(OpenSequence sequence) {
        levels.pop();
        if (levels.getFirst() instanceof OpenDataSet parent) {
            Value value = new Value.Items(sequence.items(), sequence.end() == Level.UNDEFINED);
            parent.elements().add(new Element(sequence.tag(), sequence.vr(), value));
        }
    }

    private Value valueOf(OpenDataSet dataSet, ElementHeader header, long start) throws IOException {
        long offset = source.offset();
        boolean pixelData = isPixelData(header.tag());
        if (pixelData || header.length() > LARGEST_INLINE) {
            requireAll(header, source.skip(header.length()), start);
            if (pixelData && atRoot()) {
                pixels = head.transferSyntax().deflated()
                        ? new PixelLayout.Inflated()
                        : new PixelLayout.Native(header.tag(), offset, header.length());
            }
            return new Value.Bulk(offset, header.length());
        }
        spending.promised(header.length(), start, header.tag());
        byte[] raw = source.read(header.length(), arrived -> spending.value(arrived, start, header.tag()));
        requireAll(header, raw.length, start);
        if (dataSet.encoding().bigEndian()) {
            ByteOrders.turn(raw, header.vr());
        }
        return new Value.Bytes(raw);
    }

    private void encapsulated(OpenDataSet dataSet, ElementHeader header, long start) throws IOException {
        if (header.vr() != Vr.OB && header.vr() != Vr.OW && header.tag() != PIXEL_DATA) {
            throw new DicomFormatException("A value of VR " + header.vr() + " has no length", start, header.tag());
        }
        if (header.vr() != Vr.OB) {
            warnings.add("The fragments of " + Tag.text(header.tag()) + " have the VR " + header.vr() + ", not OB");
        }
        long offset = source.offset();
        FragmentReader reader = new FragmentReader(source, dataSet.encoding(), spending, warnings);
        Fragments fragments = reader.read(header.tag());
        dataSet.elements()
                .add(new Element(header.tag(), header.vr(), new Value.Fragments(offset, source.offset() - offset)));
        if (header.tag() == PIXEL_DATA && atRoot()) {
            pixels = head.transferSyntax().deflated()
                    ? new PixelLayout.Inflated()
                    : new PixelLayout.Encapsulated(fragments);
        }
    }

    private static boolean isPixelData(int tag) {
        return tag == PIXEL_DATA || tag == FLOAT_PIXEL_DATA || tag == DOUBLE_FLOAT_PIXEL_DATA;
    }

    private void requireMore(long end) throws IOException {
        if (end != Level.UNDEFINED && source.offset() > end) {
            throw new DicomFormatException("A value reaches beyond the item it stands in", source.offset());
        }
    }

    /** Before any byte of the value is taken, so that a lying length costs nothing. */
    private void requireRoom(OpenDataSet dataSet, ElementHeader header, long start) throws IOException {
        boolean fits = header.undefinedLength()
                || dataSet.end() == Level.UNDEFINED
                || source.offset() + header.length() <= dataSet.end();
        if (!fits) {
            throw new DicomFormatException(
                    "The value says " + header.length() + " bytes, more than its item has", start, header.tag());
        }
    }

    private static void requireAll(ElementHeader header, long there, long start) throws IOException {
        if (there < header.length()) {
            throw new DicomFormatException(
                    "The value says " + header.length() + " bytes, and the object ends after " + there,
                    start,
                    header.tag());
        }
    }
}
