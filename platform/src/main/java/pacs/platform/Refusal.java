package pacs.platform;

import java.util.Objects;

/**
 * A request that was understood and will not be carried out. The reason is for programs: each wire has one exhaustive
 * {@code switch} over it. The message is for people: what happened, whether anything was lost, what to do next.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; a new reason does not compile until every wire has an answer for it. */
    public enum Reason {
        NOT_FOUND,
        INVALID_REQUEST,
        INVALID_OBJECT,
        FORBIDDEN,
        CHANGED_MEANWHILE,
        NOT_ACCEPTABLE,
        UNSUPPORTED_MEDIA,
        TOO_LARGE,
        TOO_MANY,
        OUT_OF_SPACE,
        UNAVAILABLE
    }

    private final Reason reason;

    public Refusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A refusal for a reason that lies deeper: the cause goes to the log, never over a wire. */
    public Refusal(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
