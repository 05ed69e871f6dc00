package pacs.archive.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as data sets hold them (PS3.5 6.2, VR DA and TM), among them forms of ACR-NEMA 2.0. */
final class Moments {

    private static final Pattern DATE = Pattern.compile("(?!0000)(\\d{4})[.-]?(\\d{2})[.-]?(\\d{2})");
    private static final Pattern TIME =
            Pattern.compile("([01]\\d|2[0-3])(?::?([0-5]\\d)(?::?([0-5]\\d|60)(\\.\\d{1,6})?)?)?");

    private Moments() {}

    /** @return empty when the text is no date of the calendar */
    static Optional<LocalDate> date(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @return {@code HHMMSS.FFFFFF} as short as it came, so that texts sort like times; empty when it is no time */
    static String time(String text) {
        return TIME.matcher(text).matches() ? text.replace(":", "") : "";
    }

    /** @param time as {@link #time} returns it */
    static LocalTime timeOfDay(String time) {
        int hour = part(time, 0);
        int minute = part(time, 2);
        int second = Math.min(part(time, 4), 59);
        return LocalTime.of(hour, minute, second);
    }

    private static int part(String time, int start) {
        return time.length() >= start + 2 ? Integer.parseInt(time.substring(start, start + 2)) : 0;
    }
}
