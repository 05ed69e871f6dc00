package pacs.dicom.net;

import java.io.IOException;

/** The peer aborted the association (PS3.8 9.3.8). */
public final class AssociationAbortedException extends IOException {

    private static final long serialVersionUID = 1;

    private final int source;
    private final int reason;

    AssociationAbortedException(int source, int reason) {
        super("The peer aborted the association (source %d, reason %d)".formatted(source, reason));
        this.source = source;
        this.reason = reason;
    }

    /** @return 0 when its application aborted, 2 when its upper layer did */
    public int source() {
        return source;
    }

    /** @return as in PS3.8 table 9-26 */
    public int reason() {
        return reason;
    }
}
