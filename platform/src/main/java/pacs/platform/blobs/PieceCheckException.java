package pacs.platform.blobs;

import java.io.IOException;

/** Stored bytes are not what was written. An incident to alarm about and heal, never "no such object". */
public final class PieceCheckException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param position of the bytes that failed, in the file */
    PieceCheckException(String file, long position, String what) {
        super("Blob " + file + " is damaged at byte " + position + ": " + what);
    }
}
