package pacs.archive.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The syllables of Chinese as pinyin spells them (Hanyu Pinyin, ISO 7098), without tones. */
final class Syllables {

    private static final int LONGEST = 6;

    private static final Set<String> ALL = Set.of("""
            a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha
            chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan
            cui cun cuo da dai dan dang dao de dei den deng di dian diao die ding diu dong dou du duan dui dun duo e ei en eng
            er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun
            guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin
            jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la
            lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve lyu ma mai
            man mang mao mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian
            niang niao nie nin ning niu nong nou nu nuan nuo nv nve nyu o ou pa pai pan pang pao pei pen peng pi pian piao pie
            pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong
            rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu
            shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao
            tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing
            xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei
            zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi
            zong zou zu zuan zui zun zuo""".split("\\s+"));

    private Syllables() {}

    /** The syllables of a name that is pinyin throughout, {@code WANG^XIAODONG}; empty for any other. */
    static Optional<List<String>> of(List<String> words) {
        List<String> syllables = new ArrayList<>();
        for (String word : words) {
            List<String> parts = fewest(word);
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            syllables.addAll(parts);
        }
        return Optional.of(List.copyOf(syllables));
    }

    /** With as few syllables as there can be; none when there is no way. */
    private static List<String> fewest(String word) {
        List<List<String>> rests = new ArrayList<>();
        rests.add(List.of()); // what is left at the end
        for (int at = word.length() - 1; at >= 0; at--) {
            List<String> best = List.of();
            for (int length = Math.min(LONGEST, word.length() - at); length > 0; length--) {
                boolean ends = at + length == word.length();
                List<String> rest = rests.get(word.length() - at - length);
                boolean shorter = best.isEmpty() || rest.size() + 1 < best.size();
                if (shorter && (ends || !rest.isEmpty()) && ALL.contains(word.substring(at, at + length))) {
                    best = new ArrayList<>(rest);
                    best.addFirst(word.substring(at, at + length));
                }
            }
            rests.add(best);
        }
        return rests.getLast();
    }
}
