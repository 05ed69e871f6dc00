package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import pacs.dicom.core.PersonName;

class SearchNameTest {

    @Test
    void each_way_of_writing_is_searched_in_its_own_column() {
        SearchName name = of("Wang^XiaoDong=王^小东");

        assertThat(name.original()).isEqualTo("Wang^XiaoDong=王^小东");
        assertThat(name.ideographic()).isEqualTo("王 小东");
        assertThat(name.roman()).isEqualTo("WANG XIAODONG");
        assertThat(name.tokens()).contains("小东", "wangxiaodong$", "wxd");
    }

    @Test
    void characters_in_the_alphabetic_group_are_ideographic_all_the_same() {
        assertThat(of("王小东").ideographic()).isEqualTo("王小东");
        assertThat(of("王小东").roman()).isEmpty();
    }

    @Test
    void diacritics_and_case_do_not_matter() {
        assertThat(of("Äneas^Rüdiger").roman()).isEqualTo("ANEAS RUDIGER");
    }

    @Test
    void a_name_longer_than_a_name_is_cut_between_characters() {
        assertThat(of("a" + "\uD840\uDC00".repeat(300)).original()).hasSize(255).endsWith("\uD840\uDC00");
    }

    @Test
    void no_name_is_an_empty_name() {
        assertThat(SearchName.of(Optional.empty())).isEqualTo(new SearchName("", "", ""));
    }

    private static SearchName of(String value) {
        return SearchName.of(Optional.of(PersonName.parse(value)));
    }
}
