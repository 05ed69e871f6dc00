package pacs.archive.dicomweb;

import pacs.platform.Refusal;

/** Refusals as STOW says them: Failure Reason (0008,1197), PS3.18 table I.2-2. */
final class StowFailure {

    static final int PROCESSING_FAILURE = 0x0110;
    private static final int NOT_AUTHORISED = 0x0124;
    private static final int OUT_OF_RESOURCES = 0xA700;
    private static final int DOES_NOT_MATCH = 0xA900;
    private static final int CANNOT_UNDERSTAND = 0xC000;
    private static final int TRANSFER_SYNTAX_NOT_SUPPORTED = 0xC122;

    private StowFailure() {}

    static int of(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_OBJECT -> CANNOT_UNDERSTAND;
            case UNSUPPORTED_MEDIA -> TRANSFER_SYNTAX_NOT_SUPPORTED;
            case INVALID_REQUEST -> DOES_NOT_MATCH;
            case FORBIDDEN -> NOT_AUTHORISED;
            case OUT_OF_SPACE, UNAVAILABLE, TOO_LARGE, TOO_MANY -> OUT_OF_RESOURCES;
            case NOT_FOUND, NOT_ACCEPTABLE, CHANGED_MEANWHILE -> PROCESSING_FAILURE;
        };
    }
}
