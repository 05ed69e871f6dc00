package pacs.archive.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as a data set states it.
 *
 * @param normal the form in which it is compared; never to be logged or shown whole
 * @param place keyword of the attribute it stood in
 * @param card what can be read out of it when it is one of an ID card
 */
record StatedNumber(NumberKind kind, String normal, String place, Optional<IdCard> card) {

    private static final int ENDING = 4;
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Pd}]+");
    private static final Pattern INSURANCE = Pattern.compile("[0-9A-Z]{6,32}");

    /** Of a kind that the issuer says; empty when it is none of that kind by its form. */
    static Optional<StatedNumber> of(NumberKind kind, String text, String place) {
        String plain = plain(text);
        return switch (kind) {
            case ID_CARD -> IdCard.of(plain).or(() -> IdCard.ofShort(plain)).map(card -> of(card, place));
            case INSURANCE ->
                INSURANCE.matcher(plain).matches()
                        ? Optional.of(new StatedNumber(kind, plain, place, Optional.empty()))
                        : Optional.empty();
        };
    }

    /** Of nobody says which kind: only the long form of an ID card, whose check character says so itself. */
    static Optional<StatedNumber> byItsForm(String text, String place) {
        return IdCard.of(plain(text)).map(card -> of(card, place));
    }

    /** The last four characters, which are shown. */
    String ending() {
        return normal.substring(normal.length() - ENDING);
    }

    private static StatedNumber of(IdCard card, String place) {
        return new StatedNumber(NumberKind.ID_CARD, card.number(), place, Optional.of(card));
    }

    private static String plain(String text) {
        String halfWidth = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return GAPS.matcher(halfWidth).replaceAll("").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "StatedNumber[" + kind + " in " + place + "]";
    }
}
