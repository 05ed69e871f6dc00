package pacs.dicom.net;

import java.util.Arrays;
import java.util.Optional;

/** Why an association is rejected: result, source and reason of PS3.8 table 9-21. */
public enum RejectionReason {
    NO_REASON_GIVEN(1, 1, 1),
    APPLICATION_CONTEXT_NOT_SUPPORTED(1, 1, 2),
    CALLING_AE_NOT_RECOGNIZED(1, 1, 3),
    CALLED_AE_NOT_RECOGNIZED(1, 1, 7),
    PROTOCOL_VERSION_NOT_SUPPORTED(1, 2, 2),
    TEMPORARY_CONGESTION(2, 3, 1),
    LOCAL_LIMIT_EXCEEDED(2, 3, 2);

    private final int result;
    private final int source;
    private final int reason;

    RejectionReason(int result, int source, int reason) {
        this.result = result;
        this.source = source;
        this.reason = reason;
    }

    static Optional<RejectionReason> of(int source, int reason) {
        return Arrays.stream(values())
                .filter(value -> value.source == source && value.reason == reason)
                .findFirst();
    }

    Pdu.AssociateRj pdu() {
        return new Pdu.AssociateRj(result, source, reason);
    }
}
