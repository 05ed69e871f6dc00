package pacs.allinone;

/** Why there will be no start: one sentence for the person at the terminal. The process ends with code 2. */
final class CannotStart extends Exception {

    static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1;

    private final String sentence;

    CannotStart(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
