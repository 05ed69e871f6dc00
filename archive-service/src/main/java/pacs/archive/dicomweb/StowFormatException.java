package pacs.archive.dicomweb;

import java.io.IOException;

/** A body that is not the multipart body its Content-Type announces; what follows cannot be told apart any more. */
final class StowFormatException extends IOException {

    private static final long serialVersionUID = 1;

    StowFormatException(String message) {
        super(message);
    }
}
