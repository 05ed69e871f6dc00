package pacs.dicom.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pacs.dicom.io.DicomFormatException;

/** Reads JSON text (RFC 8259) in UTF-8. Nesting is limited, so that input cannot exhaust the stack. */
final class JsonInput {

    private static final int MOST_NESTED_SEQUENCES = 64;

    /** A sequence takes three levels: its object, its array, its item. A name in the innermost item takes four. */
    private static final int MOST_LEVELS = 3 * MOST_NESTED_SEQUENCES + 4;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    /** That of the members of an element, which stands in its data set at level 0. */
    private static final int ELEMENT_LEVEL = 1;

    /** What a value or a name costs at most, as measured: 87 bytes in the tree, and 31 in the data set that is made of it. */
    private static final int NODE_ON_HEAP = 120;

    /** A byte of text, in the tree or the data set: Latin letters become two bytes beside Chinese ones. */
    private static final int TEXT_ON_HEAP = 2;

    private static final int STEP = 64 << 10;

    private final byte[] json;
    private final boolean plain;
    private final JsonMemory memory;
    private int at;
    private long due;

    private JsonInput(byte[] json, boolean plain, JsonMemory memory) {
        this.json = json;
        this.plain = plain;
        this.memory = memory;
    }

    /**
     * The one value that this text is.
     *
     * @throws DicomFormatException when it is no JSON, or nested too deep
     */
    static Json parse(byte[] json, JsonMemory memory) throws IOException {
        return parse(new JsonInput(json, false, memory));
    }

    /** As {@link #parse}, but the values of outermost elements that begin with their VR SQ are passed over. */
    static Json parseWithoutSequences(byte[] json, JsonMemory memory) throws IOException {
        return parse(new JsonInput(json, true, memory));
    }

    private static Json parse(JsonInput input) throws IOException {
        Json value = input.value(0);
        input.memory.take(input.due);
        input.skipSpace();
        if (input.at < input.json.length) {
            throw input.malformed("More than one JSON value");
        }
        return value;
    }

    private Json value(int level) throws IOException {
        if (level > MOST_LEVELS) {
            throw malformed("The JSON is nested deeper than " + MOST_NESTED_SEQUENCES + " sequences");
        }
        skipSpace();
        pay(NODE_ON_HEAP);
        int start = at;
        return switch (peek()) {
            case '{' -> new Json.Members(start, members(level));
            case '[' -> new Json.Array(start, values(level));
            case '"' -> new Json.Text(start, string());
            default -> word(start);
        };
    }

    private void pay(long bytes) throws IOException {
        due += bytes;
        if (due >= STEP) {
            memory.take(due);
            due = 0;
        }
    }

    private List<Json.Member> members(int level) throws IOException {
        List<Json.Member> members = new ArrayList<>();
        at++;
        skipSpace();
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
                skipSpace();
            }
            pay(NODE_ON_HEAP);
            String name = string();
            skipSpace();
            expect(':');
            skipSpace();
            boolean passed = plain && level == ELEMENT_LEVEL && isSequence(members) && peek() == '[';
            members.add(new Json.Member(name, passed ? pass() : value(level + 1)));
            skipSpace();
        }
        at++;
        return members;
    }

    private static boolean isSequence(List<Json.Member> members) {
        return !members.isEmpty()
                && members.getFirst().name().equals("vr")
                && members.getFirst().value() instanceof Json.Text(int _, String vr)
                && vr.equals("SQ");
    }

    /** Goes to the end of an array, however deep it is, and remembers nothing of it. */
    private Json pass() throws DicomFormatException {
        int start = at;
        int open = 0;
        do {
            switch (peek()) {
                case '[', '{' -> open++;
                case ']', '}' -> open--;
                case '"' -> passString();
                default -> {
                    // what it is does not matter
                }
            }
            at++;
        } while (open > 0);
        return new Json.Array(start, List.of());
    }

    /** To the quotation mark at its end. */
    private void passString() throws DicomFormatException {
        at++;
        while (peek() != '"') {
            at += peek() == '\\' ? 2 : 1;
        }
    }

    private List<Json> values(int level) throws IOException {
        List<Json> values = new ArrayList<>();
        at++;
        skipSpace();
        while (peek() != ']') {
            if (!values.isEmpty()) {
                expect(',');
            }
            values.add(value(level + 1));
            skipSpace();
        }
        at++;
        return values;
    }

    private String string() throws IOException {
        expect('"');
        int start = at;
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            if (peek() < ' ') {
                throw malformed("A control character stands in a string");
            }
            if (peek() == '\\') {
                text.append(utf8(start));
                at++;
                text.append(escaped());
                start = at;
            } else {
                at++;
            }
        }
        text.append(utf8(start));
        at++;
        return text.toString();
    }

    private String utf8(int start) throws IOException {
        pay((long) (at - start) * TEXT_ON_HEAP);
        return new String(json, start, at - start, StandardCharsets.UTF_8);
    }

    private char escaped() throws DicomFormatException {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw malformed("An unknown escape stands in a string");
        };
    }

    private char codeUnit() throws DicomFormatException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw malformed("Four hexadecimal digits were expected");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private Json word(int start) throws IOException {
        while (at < json.length && "{}[],:\" \t\r\n".indexOf(json[at]) < 0) {
            at++;
        }
        String word = utf8(start);
        if (NUMBER.matcher(word).matches()) {
            return new Json.Decimal(start, word);
        }
        return switch (word) {
            case "null", "true", "false" -> new Json.Literal(start, word);
            default -> throw malformed("A JSON value was expected");
        };
    }

    private void expect(char c) throws DicomFormatException {
        if (peek() != c) {
            throw malformed("'" + c + "' was expected");
        }
        at++;
    }

    /** The next byte, 0 to 255. */
    private int peek() throws DicomFormatException {
        if (at >= json.length) {
            throw malformed("The JSON ends too early");
        }
        return json[at] & 0xFF;
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) {
            at++;
        }
    }

    private DicomFormatException malformed(String problem) {
        return new DicomFormatException(problem, at);
    }
}
