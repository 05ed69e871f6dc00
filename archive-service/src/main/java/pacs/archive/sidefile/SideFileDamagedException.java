package pacs.archive.sidefile;

import java.io.IOException;

/** A side file is not what was written, or not all of it. It is made again, and nothing else happens. */
final class SideFileDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    SideFileDamagedException(String message) {
        super(message);
    }
}
