package pacs.dicom.io;

import java.io.IOException;
import pacs.dicom.core.Tag;

/** Passes over encapsulated pixel data and keeps where each fragment lies (PS3.5 A.4). */
final class FragmentReader {

    private final Source source;
    private final Encoding encoding;
    private final Spending spending;
    private final Warnings warnings;

    FragmentReader(Source source, Encoding encoding, Spending spending, Warnings warnings) {
        this.source = source;
        this.encoding = encoding;
        this.spending = spending;
        this.warnings = warnings;
    }

    /** From the first item, the Basic Offset Table, to behind the sequence delimiter. */
    Fragments read(int tag) throws IOException {
        Fragments fragments = new Fragments();
        ElementHeader header = next(tag);
        if (header.tag() == ElementHeader.ITEM) {
            long start = source.offset();
            spending.promised(header.length(), start, tag);
            byte[] table = source.read(header.length(), arrived -> spending.value(arrived, start, tag));
            requireAll(header, table.length, tag);
            fragments.basicOffsetTable(table);
            header = next(tag);
        }
        while (header.tag() == ElementHeader.ITEM) {
            long offset = source.offset();
            boolean startsCodestream = header.length() >= 2 && source.has(2) && isStart(source.u16Ahead(0, true));
            requireAll(header, source.skip(header.length()), tag);
            fragments.add(offset, (int) header.length(), startsCodestream);
            header = next(tag);
        }
        return fragments;
    }

    private ElementHeader next(int tag) throws IOException {
        long start = source.offset();
        ElementHeader header = ElementHeader.read(source, encoding, tag);
        spending.fragment(start, tag);
        boolean expected = header.tag() == ElementHeader.SEQUENCE_END
                || (header.tag() == ElementHeader.ITEM && header.length() <= Integer.MAX_VALUE);
        if (!expected) {
            throw new DicomFormatException(
                    "A fragment was expected in the pixel data, not " + Tag.text(header.tag()), start, tag);
        }
        if (header.length() % 2 != 0) {
            warnings.add("The length of a fragment of " + Tag.text(tag) + " is odd");
        }
        return header;
    }

    private void requireAll(ElementHeader header, long there, int tag) throws DicomFormatException {
        if (there < header.length()) {
            throw new DicomFormatException(
                    "A fragment says " + header.length() + " bytes, and the object ends after " + there,
                    source.offset(),
                    tag);
        }
    }

    /** SOI of the JPEG family and JPEG-LS, SOC of JPEG 2000, the signature of JPEG XL. */
    private static boolean isStart(int marker) {
        return marker == 0xFFD8 || marker == 0xFF4F || marker == 0xFF0A;
    }
}
