package pacs.archive.dicomweb;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One part of a STOW request.
 *
 * @param contentType as the part says, in lower case and without parameters; {@code application/dicom} when it says none
 * @param length of the body where the part says it; not to be relied on
 * @param body ends where the part ends
 */
record StowPart(String contentType, OptionalLong length, InputStream body) {

    static final String DICOM = "application/dicom";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    static StowPart of(String headers, InputStream body) {
        String type = header(headers, "content-type:").orElse(DICOM);
        OptionalLong length = header(headers, "content-length:")
                .filter(NUMBER.asMatchPredicate())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
        return new StowPart(StowMediaType.parse(type).type(), length, body);
    }

    boolean isDicom() {
        return contentType.equals(DICOM);
    }

    private static Optional<String> header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
                .map(line -> line.substring(name.length()).strip())
                .findFirst();
    }
}
