package pacs.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.platform.Refusal;

class MatchingTest {

    @Test
    void a_value_never_becomes_part_of_the_statement() {
        Condition condition = Criteria.of(Map.of(QueryKey.PATIENT_ID, "x' or '1'='1"));

        assertThat(condition).isEqualTo(Condition.of("s.patient_id = ?", "x' or '1'='1"));
    }

    @Test
    void what_stands_before_a_wildcard_is_for_the_index() {
        assertThat(Wildcards.match("c", "AB*")).isEqualTo(Condition.of("c ^@ ?", "AB"));
        assertThat(Wildcards.match("c", "A_?*")).isEqualTo(Condition.of("(c ^@ ? and c like ?)", "A_", "A\\__%"));
        assertThat(Wildcards.match("c", "*50%*")).isEqualTo(Condition.of("c like ?", "%50\\%%"));
        assertThat(Wildcards.match("c", "*")).isEqualTo(Condition.NONE);
    }

    @Test
    void an_empty_value_matches_everything() {
        assertThat(Criteria.of(Map.of(QueryKey.PATIENT_ID, "", QueryKey.STUDY_DATE, " ")))
                .isEqualTo(Condition.NONE);
    }

    @Test
    void uids_come_one_by_one_or_in_lists() {
        assertThat(Matching.uid("u").condition("1.2")).isEqualTo(Condition.of("u = ?", "1.2"));
        assertThat(Matching.uid("u").condition("1.2,1.3")).isEqualTo(Condition.of("u = any(?)", List.of("1.2", "1.3")));
        assertThat(Matching.uid("u").condition("1.2\\1.3"))
                .isEqualTo(Condition.of("u = any(?)", List.of("1.2", "1.3")));
    }

    @Test
    void dates_and_times_given_as_ranges_are_one_range_of_moments() {
        Condition condition = Dates.moment("d", "t", "20260105-20260107", "1000-18");

        assertThat(condition.sql())
                .isEqualTo("((d, (t collate \"C\")) >= (?, ?) and (d, (t collate \"C\")) <= (?, ?))");
        assertThat(condition.binds())
                .containsExactly(LocalDate.of(2026, 1, 5), "1000", LocalDate.of(2026, 1, 7), "18~");
    }

    @Test
    void times_of_single_days_are_conditions_of_their_own() {
        Condition condition = Dates.moment("d", "t", "20260105", "1000-1800");

        assertThat(condition.binds())
                .containsExactly(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 5), "1000", "1800~");
    }

    @ParameterizedTest
    @CsvSource({
        "STUDY_DATE, 2026, StudyDate",
        "STUDY_DATE, 20260230, StudyDate",
        "STUDY_DATE, 2026*, StudyDate",
        "STUDY_DATE, -, StudyDate",
        "STUDY_TIME, 25, StudyTime",
        "STUDY_TIME, 10:30, StudyTime",
        "STUDY_INSTANCE_UID, 1.2.*, StudyInstanceUID",
        "STUDY_INSTANCE_UID, ../etc, StudyInstanceUID",
        "SERIES_NUMBER, one, SeriesNumber"
    })
    void what_cannot_be_matched_is_refused_by_name(QueryKey key, String value, String name) {
        assertThatThrownBy(() -> Criteria.of(Map.of(key, value)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Refusal.Reason.INVALID_REQUEST))
                .hasMessageStartingWith(name + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\0"})
    void a_nul_character_is_refused_before_the_database_sees_it(String value) {
        assertThatThrownBy(() -> Criteria.of(Map.of(QueryKey.PATIENT_ID, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PatientID");
    }

    @Test
    void fractions_of_a_second_without_weight_do_not_matter() {
        assertThat(Dates.time("t").condition("101500.000"))
                .isEqualTo(Dates.time("t").condition("101500"));
        assertThat(Dates.time("t").condition("101500.500").binds()).containsExactly("101500.5", "101500.5~");
    }

    @Test
    void characters_are_looked_for_where_characters_are() {
        assertThat(names("王*").binds()).containsExactly("王", "王");
        assertThat(names("王*").sql()).contains("ideographic").doesNotContain("roman");
        assertThat(names("Müller^Änne*").binds()).containsExactly("mulleranne", "mulleranne%$", "MULLER ANNE");
        assertThat(names("wang*=王^小东").binds()).containsExactly("wang", "wang%$", "W", "WANG", "王 小东");
    }

    private static Condition names(String value) {
        return PatientNames.in("roman", "ideographic").condition(value);
    }
}
