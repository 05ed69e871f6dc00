package pacs.dicom.io;

import pacs.dicom.core.TransferSyntax;

/** How elements lie: with their VR or without, in which byte order. */
record Encoding(boolean explicitVr, boolean bigEndian) {

    static final Encoding IMPLICIT = new Encoding(false, false);
    static final Encoding EXPLICIT = new Encoding(true, false);

    static Encoding of(TransferSyntax syntax) {
        return new Encoding(syntax.explicitVr(), syntax.bigEndian());
    }
}
