package pacs.dicom.io;

import java.io.IOException;
import java.util.Optional;
import pacs.dicom.core.Dictionary;
import pacs.dicom.core.Tag;
import pacs.dicom.core.Vr;

/**
 * Tag, VR and length as they stand before a value (PS3.5 7.1).
 *
 * @param length in bytes, {@link #UNDEFINED_LENGTH} for 0xFFFFFFFF
 * @param lenient whether the header is not of the form the encoding asks for
 */
record ElementHeader(int tag, Vr vr, long length, boolean lenient) {

    static final long UNDEFINED_LENGTH = 0xFFFFFFFFL;
    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;

    boolean undefinedLength() {
        return length == UNDEFINED_LENGTH;
    }

    /**
     * Takes the next header; delimiters and items have no VR in any encoding.
     *
     * @param before the element before it or around it, for the error when there is no header
     */
    static ElementHeader read(Source source, Encoding encoding, int before) throws IOException {
        if (!source.has(8)) {
            throw new DicomFormatException("The object ends where an element should begin", source.offset(), before);
        }
        boolean big = encoding.bigEndian();
        int tag = source.tagAhead(big);
        if (Tag.group(tag) == 0xFFFE) {
            return plain(source, tag, Vr.UN, big, false);
        }
        if (!encoding.explicitVr()) {
            return plain(source, tag, Dictionary.vrOf(tag), big, false);
        }
        Optional<Vr> vr = Vr.of(source.ahead(4), source.ahead(5));
        if (vr.isPresent()) {
            return explicit(source, tag, vr.get(), vr.get().longLength(), big);
        }
        if (isLetter(source.ahead(4)) && isLetter(source.ahead(5))) {
            // A VR of a later edition has the long form (PS3.5 6.2, note on VRs to come).
            return explicit(source, tag, Vr.UN, true, big);
        }
        if (source.ahead(4) == '?' || source.ahead(4) == '-' || source.u16Ahead(4, false) == 0) {
            return explicitWithoutVr(source, tag, big);
        }
        return plain(source, tag, Dictionary.vrOf(tag), big, true);
    }

    private static ElementHeader plain(Source source, int tag, Vr vr, boolean big, boolean lenient) {
        long length = source.u32Ahead(4, big);
        source.advance(8);
        return new ElementHeader(tag, vr, length, lenient);
    }

    private static ElementHeader explicit(Source source, int tag, Vr vr, boolean longForm, boolean big)
            throws IOException {
        long length;
        if (longForm) {
            if (!source.has(12)) {
                throw new DicomFormatException("The object ends inside an element's header", source.offset(), tag);
            }
            length = source.u32Ahead(8, big);
            source.advance(12);
        } else {
            length = source.u16Ahead(6, big);
            source.advance(8);
        }
        return new ElementHeader(tag, vr, length, false);
    }

    /** Some senders write {@code ??} or two zeros where the VR belongs, and then a short length. */
    private static ElementHeader explicitWithoutVr(Source source, int tag, boolean big) {
        long length = source.u16Ahead(6, big);
        source.advance(8);
        return new ElementHeader(tag, Dictionary.vrOf(tag), length, true);
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
