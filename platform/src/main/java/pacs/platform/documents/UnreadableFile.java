package pacs.platform.documents;

/** A file that cannot be read at all. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String sentence;

    UnreadableFile(int line, String sentence) {
        super(sentence);
        this.line = line;
        this.sentence = sentence;
    }

    /** Where, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong, as a sentence. */
    public String sentence() {
        return sentence;
    }
}
