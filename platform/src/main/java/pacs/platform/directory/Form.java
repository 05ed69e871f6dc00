package pacs.platform.directory;

import java.net.InetAddress;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;

/**
 * How the text of a field is read.
 *
 * @param reader makes of one text what the database takes; throws what says that it cannot
 * @param longest number of characters
 * @param sentence what a text must be, as the end of a sentence
 * @param placeholder of a value in SQL
 * @param many whether the field holds a list of such texts
 * @param refers to what the text is the name of
 * @param absent what the database takes when nothing is said; an empty {@code Optional} for null
 */
record Form(
        Reader reader, int longest, String sentence, String placeholder, boolean many, Refers refers, Object absent) {

    /** What a field may name. */
    enum Refers {
        NOTHING,
        INSTITUTION,
        /** One of the entry's own institution. */
        DEPARTMENT,
        /** Somebody who works at the entry's own institution. */
        PERSON,
        /** One of the entry's own institution. */
        AE_TITLE
    }

    /** Reads one text. */
    @FunctionalInterface
    interface Reader {
        /** @throws IllegalArgumentException or DateTimeException when the text is of another form */
        Object read(String text);
    }

    private static final int MOST = 100;
    /** One line that a person can read: no control, direction or half characters. */
    private static final Pattern READABLE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]*");

    private static final OffsetDateTime FIRST = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LAST = OffsetDateTime.of(2199, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    /** How many texts a list may hold. */
    static int most() {
        return MOST;
    }

    static boolean isReadable(String text) {
        return READABLE.matcher(text).matches();
    }

    static Form line(int longest) {
        return of(text -> text, longest, "is one line of text without control characters")
                .orElse("");
    }

    static Form matching(String pattern, int longest, String sentence) {
        return of(matcher(pattern), longest, sentence).orElse("");
    }

    /** The first word stands for nothing said. */
    static Form oneOf(List<String> words) {
        return of(word(words), MOST, "is one of " + String.join(", ", words)).orElse(words.getFirst());
    }

    static Form someOf(List<String> words) {
        return of(word(words), MOST, "has only " + String.join(", ", words)).asList();
    }

    static Form lines(String pattern, String sentence) {
        return of(matcher(pattern), MOST, sentence).asList();
    }

    static Form day() {
        return of(Form::day, MOST, "is a day such as 2026-05-31, from 2000 to 2199");
    }

    static Form moment() {
        return of(Form::moment, MOST, "is a moment such as 2026-05-31T08:00:00+08:00, from 2000 to 2199");
    }

    static Form address() {
        Form form = of(
                text -> InetAddress.ofLiteral(text).getHostAddress(),
                MOST,
                "is an address in digits, such as 192.0.2.7; names of hosts are not asked for");
        return new Form(form.reader, form.longest, form.sentence, "?::inet", false, Refers.NOTHING, form.absent);
    }

    static Form fingerprint() {
        return of(
                text -> Fingerprint.parse(text).hex(),
                MOST,
                "is the SHA-256 fingerprint of a certificate: 64 hexadecimal digits");
    }

    static Form aeTitle() {
        return of(
                text -> new AeTitle(text).value(),
                16,
                "has 1 to 16 ASCII characters and no backslash (PS3.5 6.2, VR AE)");
    }

    static Form reference(Refers refers, String sentence) {
        return new Form(text -> text, MOST, sentence, "?", false, refers, Optional.empty());
    }

    private static Form of(Reader reader, int longest, String sentence) {
        return new Form(reader, longest, sentence, "?", false, Refers.NOTHING, Optional.empty());
    }

    private Form orElse(String text) {
        return new Form(reader, longest, sentence, placeholder, many, refers, text);
    }

    private Form asList() {
        return new Form(reader, longest, sentence, "?", true, refers, List.of());
    }

    private static Reader matcher(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> {
            require(compiled.matcher(text).matches());
            return text;
        };
    }

    private static Reader word(List<String> words) {
        return text -> {
            require(words.contains(text));
            return text;
        };
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        require(!day.isBefore(FIRST.toLocalDate()) && !day.isAfter(LAST.toLocalDate()));
        return day;
    }

    private static OffsetDateTime moment(String text) {
        OffsetDateTime moment = OffsetDateTime.parse(text);
        require(!moment.isBefore(FIRST) && !moment.isAfter(LAST));
        return moment;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("Of another form");
        }
    }
}
