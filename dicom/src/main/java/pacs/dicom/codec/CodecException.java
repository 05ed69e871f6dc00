package pacs.dicom.codec;

/** A frame that was not decoded. The reason is for programs; the message is one sentence for people. */
public final class CodecException extends Exception {

    /** Why. */
    public enum Reason {
        /** The way of compression, or the sample size in it, is none that is decoded here. */
        UNSUPPORTED,
        /** The frame's bytes are not what their transfer syntax or the data set's Image Pixel Module says. */
        MALFORMED,
        /** More pixels than are decoded in one piece. */
        TOO_LARGE,
        /** The frame took longer, or more memory, than its size allows. */
        OVER_BUDGET,
        /** No decoder is free, or none can be started: nothing is known of the frame; ask again later. */
        UNAVAILABLE
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String sentence;

    public CodecException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** With what went wrong below. */
    public CodecException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.sentence = sentence;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
