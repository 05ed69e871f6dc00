package pacs.archive.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates and times of day, single and as ranges (PS3.4 C.2.2.2.5; VRs DA and TM in PS3.5 6.2). */
final class Dates {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3])([0-5]\\d(([0-5]\\d|60)(\\.\\d{1,6})?)?)?");
    private static final Pattern ZEROS_AT_THE_END = Pattern.compile("\\.?0+$");

    /** Behind every digit, so that {@code 1015} as a last value includes {@code 101559.9}. */
    private static final String BEHIND = "~";

    private Dates() {}

    /** A column of type date. */
    static Matching date(String column) {
        return value -> date(column, Range.parse(value, Dates::checkedDate));
    }

    /** A column with the time as received, from the hour on as exact as it was known. */
    static Matching time(String column) {
        return value -> time("(" + column + " collate \"C\")", Range.parse(value, Dates::checkedTime));
    }

    /**
     * A range of dates and one of times are one range of moments, as every query by HTTP means it; a single day with a
     * range of times is as it was (PS3.4 C.2.2.2.5, PS3.18 8.3.4).
     */
    static Condition moment(String dateColumn, String timeColumn, String dates, String times) {
        Range days = Range.parse(dates, Dates::checkedDate);
        Range hours = Range.parse(times, Dates::checkedTime);
        String time = "(" + timeColumn + " collate \"C\")";
        boolean sameForm = days.first().isPresent() == hours.first().isPresent()
                && days.last().isPresent() == hours.last().isPresent();
        if (!days.written() || !hours.written() || !sameForm) {
            return Condition.all(List.of(date(dateColumn, days), time(time, hours)));
        }
        String moment = "(" + dateColumn + ", " + time + ")";
        List<Condition> ends = new ArrayList<>();
        days.first()
                .ifPresent(day -> ends.add(Condition.of(
                        moment + " >= (?, ?)", day(day), hours.first().orElseThrow())));
        days.last()
                .ifPresent(day -> ends.add(Condition.of(
                        moment + " <= (?, ?)", day(day), hours.last().orElseThrow() + BEHIND)));
        return Condition.all(ends);
    }

    private static Condition date(String column, Range range) {
        List<Condition> ends = new ArrayList<>();
        range.first().ifPresent(day -> ends.add(Condition.of(column + " >= ?", day(day))));
        range.last().ifPresent(day -> ends.add(Condition.of(column + " <= ?", day(day))));
        return Condition.all(ends);
    }

    private static Condition time(String column, Range range) {
        List<Condition> ends = new ArrayList<>();
        ends.add(Condition.of(column + " >= ?", range.first().orElse("0")));
        range.last().ifPresent(time -> ends.add(Condition.of(column + " <= ?", time + BEHIND)));
        return Condition.all(ends);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String checkedDate(String text) {
        return Optional.of(text)
                .filter(Dates::isDate)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no date of the form YYYYMMDD, nor a range YYYYMMDD-YYYYMMDD"));
    }

    private static boolean isDate(String text) {
        try {
            day(text);
            return text.length() == 8;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String checkedTime(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time of the form HHMMSS, nor a range HHMMSS-HHMMSS");
        }
        return text.indexOf('.') < 0 ? text : ZEROS_AT_THE_END.matcher(text).replaceAll("");
    }
}
