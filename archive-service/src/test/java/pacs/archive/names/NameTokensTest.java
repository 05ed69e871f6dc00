package pacs.archive.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.archive.names.NameQuestion.Term;
import pacs.dicom.core.PersonName;

class NameTokensTest {

    @Test
    void a_chinese_name_has_few_tokens() {
        assertThat(tokens("王^小东"))
                .containsExactlyInAnyOrder(("王 小 东 王小 小东 王小东 wangxiaodong$ xiaodong dong wxd xd w wa wan "
                                + "wang wangx wx x xi xia xiao xiaod d do don")
                        .split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "曾小平, zengxiaoping$, cengxiaoping$",
        "单田芳, shantianfang$, dantianfang$",
        "区小平, ouxiaoping$, quxiaoping$",
        "仇英, qiuying$, chouying$",
        "解晓东, xiexiaodong$, jiexiaodong$",
        "查良镛, zhaliangyong$, chaliangyong$",
        "任伟, renwei$, rw",
        "盖丽, geli$, gaili$",
        "缪丽, miaoli$, mouli$",
        "翟丽, zhaili$, dili$",
        "朴信, piaoxin$, puxin$",
        "尉迟恭, yuchigong$, weichigong$",
        "吕女, lvnv$, lunv$",
        "王乐, wangle$, wangyue$",
        "陳龍, 陈龙, chenlong$",
        "WANG^XIAODONG, wangxiaodong$, wxd",
        "Wang^XiaoDong, dong, xd",
        "Smith-Jones^Ann, jonesann, sja",
        "O'Brien^Zoë, obrienzoe$, oz"
    })
    void a_name_is_known_by_each_of_its_readings(String name, String one, String other) {
        assertThat(tokens(name)).contains(one, other);
    }

    @Test
    void a_surname_reads_as_one_first() {
        assertThat(Han.readings("曾小平").getFirst()).containsExactly("zeng", "xiao", "ping");
        assertThat(Han.readings("查良镛").getFirst()).containsExactly("zha", "liang", "yong");
    }

    @Test
    void a_latin_name_is_no_pinyin_unless_all_of_it_is() {
        assertThat(Syllables.of(List.of("miller", "ann"))).isEmpty();
        assertThat(Syllables.of(List.of("zhuge", "liang"))).contains(List.of("zhu", "ge", "liang"));
        assertThat(Syllables.of(List.of("xian"))).contains(List.of("xian"));
    }

    @Test
    void a_question_asks_for_tokens() {
        assertThat(NameQuestion.typed("王小 xd Wang"))
                .containsExactly(new Term.Equal("王小"), new Term.Equal("xd"), new Term.Equal("wang"));
        assertThat(NameQuestion.typed("wangxi")).containsExactly(new Term.Beginning("wangxi"));
        assertThat(NameQuestion.typed("欧阳娜娜")).containsExactly(new Term.Equal("欧阳娜"), new Term.Equal("阳娜娜"));
        assertThat(NameQuestion.whole("Wang^XiaoDong")).containsExactly(new Term.Equal("wangxiaodong$"));
        assertThat(NameQuestion.whole("wa?g*")).containsExactly(new Term.Pattern("wa", "wa_g%$"));
        assertThat(NameQuestion.whole("*dong")).isEmpty();
        assertThat(NameQuestion.typed("*-?")).isEmpty();
    }

    @Test
    void no_name_has_no_tokens_and_no_name_has_too_many() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        assertThat(tokens("")).isEmpty();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(400); length > 0; length--) {
                name.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(0x1, 0xD800) : 0x4E00 + random.nextInt(20_000));
            }

            assertThat(tokens(name.toString()))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(200)
                    .allMatch(token -> !token.contains(" ") && token.length() <= 64);
        }
    }

    private static List<String> tokens(String name) {
        return NameTokens.of(PersonName.parse(name));
    }
}
