package pacs.archive.dicomweb;

import java.io.IOException;

/** The client's end failed, which is its own business; a failure to read ours is not. */
final class ClientGone extends IOException {

    private static final long serialVersionUID = 1L;

    ClientGone(Throwable cause) {
        super(cause);
    }

    ClientGone(String message) {
        super(message);
    }
}
