package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"20260301", "2026.03.01", "2026-03-01"})
    void dates_are_read_in_today_s_and_the_old_form(String text) {
        assertThat(Moments.date(text)).contains(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20260230", "00000101", "2026", "yesterday", "20260301120000"})
    void what_is_no_day_of_the_calendar_is_no_date(String text) {
        assertThat(Moments.date(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"101530.123456,101530.123456", "10:15:30,101530", "10,10", "1015,1015", "24,''", "10a,''", "'',''"})
    void times_keep_their_precision_and_lose_their_colons(String text, String time) {
        assertThat(Moments.time(text)).isEqualTo(time);
    }

    @Test
    void a_short_time_is_the_beginning_of_its_hour() {
        assertThat(Moments.timeOfDay("10")).isEqualTo(LocalTime.of(10, 0));
        assertThat(Moments.timeOfDay("235960")).isEqualTo(LocalTime.of(23, 59, 59));
        assertThat(Moments.timeOfDay("")).isEqualTo(LocalTime.MIDNIGHT);
    }
}
