package pacs.archive.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen identification number (GB 11643-1999): six digits of the place, eight of the birth date, three of the order, odd
 * for men, and the check character of ISO 7064 MOD 11-2.
 *
 * @param number 18 characters, with a capital X; never to be logged or shown whole
 */
record IdCard(String number) {

    private static final Pattern LONG = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final Pattern SHORT = Pattern.compile("[1-9]\\d{14}");
    private static final String CHECKS = "10X98765432";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private static final int PLACE = 6;
    private static final int DATE_END = 14;
    private static final int ORDER = 16;
    private static final int BODY = 17;

    /** Empty when it has not 18 characters, or date or check character are not right. */
    static Optional<IdCard> of(String text) {
        return LONG.matcher(text).matches()
                        && text.charAt(BODY) == check(text.substring(0, BODY))
                        && date(text.substring(PLACE, DATE_END)).isPresent()
                ? Optional.of(new IdCard(text))
                : Optional.empty();
    }

    /** Of the form with 15 digits that was given out until 1999: no century, no check character. */
    static Optional<IdCard> ofShort(String text) {
        if (!SHORT.matcher(text).matches()) {
            return Optional.empty();
        }
        String body = text.substring(0, PLACE) + "19" + text.substring(PLACE);
        return of(body + check(body));
    }

    LocalDate birthDate() {
        return date(number.substring(PLACE, DATE_END)).orElseThrow();
    }

    /** M or F, as Patient's Sex (0010,0040) has it. */
    String sex() {
        return number.charAt(ORDER) % 2 == 1 ? "M" : "F";
    }

    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            int weight = (1 << (BODY - i)) % 11;
            sum += (body.charAt(i) - '0') * weight;
        }
        return CHECKS.charAt(sum % 11);
    }

    private static Optional<LocalDate> date(String digits) {
        try {
            LocalDate date = LocalDate.parse(digits, DATE);
            return date.getYear() >= 1800 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // no such day
        }
    }

    @Override
    public String toString() {
        return "IdCard[]";
    }
}
