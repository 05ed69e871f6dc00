package pacs.dicom.net;

import java.io.IOException;
import java.util.Optional;

/** The answer to a request that has been sent, whenever it comes. For the thread that has the association. */
public final class PendingAnswer {

    private final Association association;
    private final int responseField;
    private Optional<DimseStatus> status = Optional.empty();

    PendingAnswer(Association association, int requestField) {
        this.association = association;
        this.responseField = requestField | DimseCommand.RESPONSE;
    }

    /**
     * Waits for it; answers to other requests that come before are kept for those.
     *
     * @throws IOException when the association broke; then nothing is known of what the peer has done
     */
    public DimseStatus await() throws IOException {
        while (status.isEmpty()) {
            association.receiveAnswer();
        }
        return status.get();
    }

    boolean isAnsweredBy(int field) {
        return field == responseField;
    }

    void came(DimseStatus answer) {
        status = Optional.of(answer);
    }
}
