package pacs.dicom.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void three_ways_of_writing_are_told_apart() {
        PersonName name = PersonName.parse("Yamada^Tarou=山田^太郎=やまだ^たろう");

        assertThat(name).isEqualTo(new PersonName("Yamada^Tarou", "山田^太郎", "やまだ^たろう"));
        assertThat(name.display()).isEqualTo("山田 太郎");
    }

    @Test
    void delimiters_without_anything_after_them_go() {
        assertThat(PersonName.parse("Doe^John^^^==")).isEqualTo(new PersonName("Doe^John", "", ""));
        assertThat(PersonName.parse("=王^小东")).hasToString("=王^小东");
        assertThat(PersonName.parse("Doe^^^Dr.")).hasToString("Doe^^^Dr.");
        assertThat(PersonName.parse("a=b=c=d")).hasToString("a=b=c");
    }

    @Test
    void people_read_the_name_without_carets() {
        assertThat(PersonName.parse("Adams^John Robert Quincy^^Rev.^B.A. M.Div.")
                        .display())
                .isEqualTo("Adams John Robert Quincy Rev. B.A. M.Div.");
        assertThat(PersonName.parse("==やまだ").display()).isEqualTo("やまだ");
        assertThat(PersonName.parse("").display()).isEmpty();
    }
}
