package pacs.dicom.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Element;
import pacs.dicom.core.Tag;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Value;
import pacs.dicom.core.Vr;

/** What stands before the data set of a file: preamble and file meta information (PS3.10 7.1). */
record Part10Head(DataSet fileMeta, TransferSyntax transferSyntax, long dataSetOffset) {

    private static final int PREAMBLE = 128;
    private static final int GROUP_LENGTH = 0x00020000;
    private static final int TRANSFER_SYNTAX_UID = 0x00020010;

    static Part10Head read(Source source, Spending spending, Warnings warnings) throws IOException {
        if (source.has(PREAMBLE + 4) && isMagic(source)) {
            source.advance(PREAMBLE + 4);
        } else {
            warnings.add("The preamble is missing");
        }
        DataSet meta = fileMeta(source, spending, warnings);
        Optional<TransferSyntax> said = transferSyntax(meta, source.offset());
        if (said.isEmpty()) {
            warnings.add("The transfer syntax is not said; it was taken from the first element");
        }
        TransferSyntax syntax = said.isPresent() ? said.get() : guess(source);
        return new Part10Head(meta, syntax, source.offset());
    }

    private static boolean isMagic(Source source) {
        return source.u32Ahead(PREAMBLE, true) == 0x4449434D; // DICM
    }

    /** Group 2 ends where another group begins: its group length is often wrong and not needed. */
    private static DataSet fileMeta(Source source, Spending spending, Warnings warnings) throws IOException {
        List<Element> elements = new ArrayList<>();
        while (source.has(8) && source.u16Ahead(0, false) == 2) {
            long start = source.offset();
            Encoding encoding =
                    Vr.of(source.ahead(4), source.ahead(5)).isPresent() ? Encoding.EXPLICIT : Encoding.IMPLICIT;
            if (!encoding.explicitVr()) {
                warnings.add("The file meta information has no VRs");
            }
            ElementHeader header = ElementHeader.read(source, encoding, TRANSFER_SYNTAX_UID);
            spending.element(start, header.tag());
            spending.promised(header.length(), start, header.tag());
            byte[] raw = source.read(header.length(), arrived -> spending.value(arrived, start, header.tag()));
            if (raw.length < header.length()) {
                throw new DicomFormatException(
                        "The value says " + header.length() + " bytes, and the object ends after " + raw.length,
                        start,
                        header.tag());
            }
            elements.add(new Element(header.tag(), header.vr(), new Value.Bytes(raw)));
        }
        DataSet meta = DataSet.of(elements);
        if (!elements.isEmpty() && !meta.contains(GROUP_LENGTH)) {
            warnings.add("The file meta information has no group length");
        }
        return meta;
    }

    private static Optional<TransferSyntax> transferSyntax(DataSet meta, long offset) throws DicomFormatException {
        Optional<Element> element = meta.find(TRANSFER_SYNTAX_UID);
        if (element.isEmpty() || !(element.get().value() instanceof Value.Bytes bytes) || bytes.raw().length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(TransferSyntax.ofPadded(new String(bytes.raw(), StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            throw new DicomFormatException("The transfer syntax is no UID", offset, TRANSFER_SYNTAX_UID);
        }
    }

    /** By the look of the first element: a VR where one belongs, the byte order in which the group is the smaller. */
    private static TransferSyntax guess(Source source) throws IOException {
        if (!source.has(8)) {
            throw new DicomFormatException("This is no DICOM: it ends where an element should begin", source.offset());
        }
        boolean big = source.u16Ahead(0, true) < source.u16Ahead(0, false);
        int tag = source.tagAhead(big);
        boolean known = source.offset() > 0 || Dictionary.find(tag).isPresent() || Tag.element(tag) == 0;
        if (known && Vr.of(source.ahead(4), source.ahead(5)).isPresent()) {
            return big ? TransferSyntax.EXPLICIT_VR_BIG_ENDIAN : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        }
        if (known && !big) {
            return TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
        }
        throw new DicomFormatException(
                "This is no DICOM: neither a preamble nor an element to begin with", source.offset(), tag);
    }
}
