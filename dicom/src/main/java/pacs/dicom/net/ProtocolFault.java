package pacs.dicom.net;

import java.io.IOException;

/** What the peer sent breaks the protocol; the association ends with the reason. */
final class ProtocolFault extends IOException {

    private static final long serialVersionUID = 1;

    private final AbortReason reason;

    ProtocolFault(AbortReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static ProtocolFault invalid(String message) {
        return new ProtocolFault(AbortReason.INVALID_PARAMETER_VALUE, message);
    }

    AbortReason reason() {
        return reason;
    }
}
