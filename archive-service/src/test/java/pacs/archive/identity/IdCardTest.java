package pacs.archive.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are the examples of GB 11643-1999, which belong to nobody, and what becomes of them. */
class IdCardTest {

    @Test
    void birth_date_and_sex_stand_in_the_number() {
        IdCard woman = IdCard.of("11010519491231002X").orElseThrow();
        IdCard man = IdCard.of("440524188001010014").orElseThrow();

        assertThat(woman.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(woman.sex()).isEqualTo("F");
        assertThat(man.birthDate()).isEqualTo(LocalDate.of(1880, 1, 1));
        assertThat(man.sex()).isEqualTo("M");
    }

    @Test
    void the_old_form_is_the_same_number() {
        assertThat(IdCard.ofShort("110105491231002")).isEqualTo(IdCard.of("11010519491231002X"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021", // another check character
                "11010519491231003X", // another digit
                "11010519491301002X", // no such month
                "01010519491231002X", // no such place
                "1101051949123100",
                "110105491231002",
                "11010519491231002x",
                "",
                "１１０１０５１９４９１２３１００２X"
            })
    void what_is_none_is_not_taken_for_one(String text) {
        assertThat(IdCard.of(text)).isEmpty();
    }

    /** All 17 places and each other digit: one wrong digit is always seen. */
    @Test
    void no_single_typing_error_passes() {
        String number = "440524188001010014";
        for (int place = 0; place < number.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = number.substring(0, place) + digit + number.substring(place + 1);
                assertThat(IdCard.of(typed).isPresent()).isEqualTo(typed.equals(number));
            }
        }
    }

    @Test
    void a_number_is_not_told_by_printing_it() {
        assertThat(StatedNumber.of(NumberKind.ID_CARD, "11010519491231002X", "PatientID")
                        .toString())
                .doesNotContain("1949");
        assertThat(IdCard.of("11010519491231002X").toString()).doesNotContain("1949");
    }
}
