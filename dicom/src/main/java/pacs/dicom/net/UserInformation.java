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

        static final AsynchronousOperations NONE = new AsynchronousOperations(1, 1);
    }

    static UserInformation ours(int maxPduLength) {
        return new UserInformation(
                maxPduLength,
                FileMeta.IMPLEMENTATION_CLASS_UID,
                FileMeta.IMPLEMENTATION_VERSION_NAME,
                Optional.empty());
    }

    /** Ours in answer to the peer's: no asynchronous operations, said only where they were asked for. */
    UserInformation answer(int maxPduLength) {
        return new UserInformation(
                maxPduLength,
                FileMeta.IMPLEMENTATION_CLASS_UID,
                FileMeta.IMPLEMENTATION_VERSION_NAME,
                asynchronousOperations.map(proposed -> AsynchronousOperations.NONE));
    }
}
