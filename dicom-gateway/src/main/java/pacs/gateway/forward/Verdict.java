package pacs.gateway.forward;

/** The archive's word on one object. */
sealed interface Verdict {

    /** It is durable and can be found there. */
    record Stored() implements Verdict {}

    /** It will not be taken as it is, however often it is sent. */
    record Refused(String reason) implements Verdict {}

    /** Not now. */
    record PutOff(String reason) implements Verdict {}

    /** @param failureReason (0008,1197), of PS3.18 table I.2-2 */
    static Verdict ofFailure(int failureReason) {
        return switch (failureReason) {
            case 0x0106 -> refused(failureReason, "invalid attribute value");
            case 0x0111 -> refused(failureReason, "another object has its SOP Instance UID");
            case 0x0117 -> refused(failureReason, "invalid SOP Instance UID");
            case 0x0122 -> refused(failureReason, "its SOP class is not supported");
            case 0xC122 -> refused(failureReason, "its transfer syntax is not supported");
            default -> ofClass(failureReason);
        };
    }

    private static Verdict ofClass(int failureReason) {
        return switch (failureReason & 0xF000) {
            case 0xA000 ->
                (failureReason & 0x0F00) == 0x0900
                        ? refused(failureReason, "it does not match its SOP class")
                        : new PutOff("archive: out of resources (%04X)".formatted(failureReason));
            case 0xC000 -> refused(failureReason, "it cannot be understood");
            default -> new PutOff("archive: failure %04X".formatted(failureReason));
        };
    }

    private static Verdict refused(int failureReason, String words) {
        return new Refused("archive: %s (%04X)".formatted(words, failureReason));
    }
}
