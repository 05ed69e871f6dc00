package pacs.dicom.net;

import java.util.Optional;
import pacs.dicom.io.FileMeta;

/**
 * What both ends say about themselves (PS3.7 D.3.3). Role selection, extended negotiation and user identity are not
 * read: without an answer the defaults hold, and the defaults are what this implementation speaks.
 *
 * @param maxPduLength bytes of a P-DATA-TF its sender is ready to receive; 0 for no limit
 * @param asynchronousOperations the window, when one was negotiated
 */
record UserInformation(
        int maxPduLength,
        String implementationClassUid,
        String implementationVersionName,
        Optional<AsynchronousOperations> asynchronousOperations) {

    /** Assumed for a peer that does not say: every implementation ever written can take it. */
    static final int MAX_PDU_LENGTH_WHEN_SILENT = 16384;

    /** How many operations may be outstanding; 0 for no limit (PS3.7 D.3.3.3). */
    record AsynchronousOperations(int invoked, int performed) {

        /** What an acceptor that invokes none grants of the requestor's wish, as its answer says it. */
        AsynchronousOperations within(int most) {
            return new AsynchronousOperations(invokedWithin(most), 1);
        }

        /** How many the requestor may invoke where {@code most} are borne. */
        int invokedWithin(int most) {
            return invoked == 0 ? most : Math.min(invoked, most);
        }
    }

    static UserInformation ours(int maxPduLength) {
        return new UserInformation(
                maxPduLength,
                FileMeta.IMPLEMENTATION_CLASS_UID,
                FileMeta.IMPLEMENTATION_VERSION_NAME,
                Optional.empty());
    }

    /** The same with a wish to invoke so many operations before the first is answered. */
    UserInformation withOutstanding(int operations) {
        return new UserInformation(
                maxPduLength,
                implementationClassUid,
                implementationVersionName,
                operations > 1 ? Optional.of(new AsynchronousOperations(operations, 1)) : Optional.empty());
    }

    /** How many operations the requestor may have outstanding, when the acceptor bears {@code most}. */
    int outstanding(int most) {
        return asynchronousOperations.map(window -> window.invokedWithin(most)).orElse(1);
    }

    /** Ours in answer to the peer's: a window only where one was asked for. */
    UserInformation answer(int maxPduLength, int mostOutstanding) {
        return new UserInformation(
                maxPduLength,
                FileMeta.IMPLEMENTATION_CLASS_UID,
                FileMeta.IMPLEMENTATION_VERSION_NAME,
                asynchronousOperations.map(proposed -> proposed.within(mostOutstanding)));
    }
}
