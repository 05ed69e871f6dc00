package pacs.dicom.core;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Specific Character Set (0008,0005) says about the text of a data set: all defined terms of PS3.3 C.12.1.1.2, with
 * the code extensions of PS3.5 6.1.2.5. Reading never fails: bytes without meaning become U+FFFD. Where nothing usable
 * was declared, or plainly the wrong thing, each value is read by {@linkplain #assumption a guess}.
 */
public final class CharacterSet {

    /** Nothing declared: ASCII (PS3.5 6.1.2.1), and a guess for what is not. */
    public static final CharacterSet DEFAULT = of(List.of());

    /** Unicode in UTF-8, {@code ISO_IR 192}: what this program writes. */
    public static final CharacterSet UTF_8 = of(List.of("ISO_IR 192"));

    private final List<String> terms;
    private final TextCode code;
    private final boolean assumed;
    private final Optional<Charset> usual;

    private CharacterSet(List<String> terms, TextCode code, boolean assumed, Optional<Charset> usual) {
        this.terms = List.copyOf(terms);
        this.code = code;
        this.assumed = assumed;
        this.usual = usual;
    }

    /** Of the element's values in their order; an empty first value is the default repertoire. Spelling is forgiven. */
    public static CharacterSet of(List<String> definedTerms) {
        DefinedTerms declared = DefinedTerms.of(definedTerms);
        return new CharacterSet(definedTerms, declared.code(), declared.unclear(), Optional.empty());
    }

    /** The terms as declared. */
    public List<String> terms() {
        return terms;
    }

    /** Whether nothing was declared, or something that is no defined term: text outside ASCII is then read by a guess. */
    public boolean assumed() {
        return assumed;
    }

    /** Whether text outside ASCII may be something else than what is declared and be read so. */
    boolean isOpen() {
        return assumed || isLatin1();
    }

    /**
     * The same with what all texts of an object together tell, where one of them tells little.
     *
     * @param texts values as they lie in the object, each with bytes outside ASCII
     */
    CharacterSet informedBy(List<byte[]> texts) {
        if (texts.isEmpty() || !isOpen()) {
            return this;
        }
        Optional<Charset> guess = assumed ? Optional.of(EncodingGuess.of(texts)) : EncodingGuess.insteadOfLatin1(texts);
        return new CharacterSet(terms, code, assumed, guess);
    }

    private boolean isLatin1() {
        return code instanceof TextCode.Extended(CodeExtensions extensions)
                && extensions.g1().equals(Optional.of(CodeTable.IR_100));
    }

    /**
     * The charset assumed for this value because the declared one does not serve; empty when it does.
     *
     * @param raw a value as it lies in the object
     */
    public Optional<Charset> assumption(byte[] raw) {
        if (isPlain(raw) || hasEscape(raw)) {
            return Optional.empty();
        }
        if (usual.isPresent() && EncodingGuess.fits(usual.get(), raw)) {
            return usual;
        }
        if (assumed) {
            return Optional.of(EncodingGuess.of(raw));
        }
        return switch (code) {
            case TextCode.Whole(Charset charset) -> EncodingGuess.insteadOf(charset, raw);
            case TextCode.Extended _ -> isLatin1() ? EncodingGuess.insteadOfLatin1(List.of(raw)) : Optional.empty();
        };
    }

    /**
     * The text of a value, padding and delimiters kept.
     *
     * @param vr decides which delimiters end the reach of an escape sequence
     */
    public String decode(byte[] raw, Vr vr) {
        if (isPlain(raw)) {
            return new String(raw, StandardCharsets.US_ASCII);
        }
        return assumption(raw).map(charset -> new String(raw, charset)).orElseGet(() -> code.decode(raw, vr));
    }

    /**
     * The single values of a text, without the padding that means nothing (PS3.5 6.2). A byte 0x5C that is half of a
     * character parts nothing.
     *
     * @return as many as there are, empty ones too; none for a value of zero length or nothing but padding
     */
    public List<String> decodeValues(byte[] raw, Vr vr) {
        return values(raw, vr).toList();
    }

    /** The same values, each made when it is asked for: all together cost many times their bytes. */
    public Stream<String> values(byte[] raw, Vr vr) {
        String text = decode(raw, vr);
        String whole = strip(text, vr);
        if (whole.isEmpty()) {
            return Stream.empty();
        }
        return vr.hasManyValues()
                ? Stream.iterate(0, start -> start <= text.length(), start -> endOfValue(text, start) + 1)
                        .map(start -> strip(text.substring(start, endOfValue(text, start)), vr))
                : Stream.of(whole);
    }

    private static int endOfValue(String text, int start) {
        int delimiter = text.indexOf('\\', start);
        return delimiter < 0 ? text.length() : delimiter;
    }

    /**
     * The bytes of a text, of any length: padding is the writer's.
     *
     * @param text values joined by backslash, if there are many; a character that has no code becomes a question mark
     */
    public byte[] encode(String text, Vr vr) {
        return code.encode(text, vr);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterSet that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return String.join("\\", terms);
    }

    private static String strip(String text, Vr vr) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\0')) {
            end--;
        }
        int start = 0;
        while (!keepsLeadingSpace(vr) && start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end);
    }

    private static boolean keepsLeadingSpace(Vr vr) {
        return vr == Vr.ST || vr == Vr.LT || vr == Vr.UT || vr == Vr.UC || vr == Vr.PN;
    }

    static boolean isPlain(byte[] raw) {
        for (byte b : raw) {
            if (b < 0 || b == CodeTable.ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEscape(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == CodeTable.ESCAPE && CodeTable.designated(raw, i).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
