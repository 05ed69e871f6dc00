package pacs.archive.dicomweb;

import java.io.InputStream;
import java.util.Locale;

/**
 * One part of a STOW request.
 *
 * @param contentType as the part says, in lower case and without parameters; {@code application/dicom} when it says none
 * @param body ends where the part ends
 */
record StowPart(String contentType, InputStream body) {

    static final String DICOM = "application/dicom";

    static StowPart of(String headers, InputStream body) {
        String type = headers.lines()
                .filter(line -> line.regionMatches(true, 0, "content-type:", 0, 13))
                .map(line -> line.substring(13))
                .findFirst()
                .orElse(DICOM);
        int parameters = type.indexOf(';');
        return new StowPart(
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT), body);
    }

    boolean isDicom() {
        return contentType.equals(DICOM);
    }
}
