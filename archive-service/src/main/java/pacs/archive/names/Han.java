package pacs.archive.names;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How Chinese characters are spoken, by the tables of ICU; ready after about a second, at first use. */
final class Han {

    /** Of a name with many characters of many readings not every mixture is kept. */
    private static final int MOST_READINGS = 8;

    private static final int LARGEST_CACHE = 50_000;
    private static final Pattern TONES = Pattern.compile("\\p{M}+");
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin");
    private static final Transliterator SURNAMES = Transliterator.getInstance("Han-Latin/Names");
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Map<String, List<String>> SPOKEN = new ConcurrentHashMap<>();
    private static final Map<Integer, String> SIMPLE = new ConcurrentHashMap<>();

    /** Surnames whose reading ICU's table of surnames lacks (Xiandai Hanyu Cidian), or that are read in two ways. */
    private static final Map<String, List<String>> MORE_OF_SURNAMES = Map.ofEntries(
            Map.entry("缪", List.of("miao", "miu")),
            Map.entry("朴", List.of("piao")),
            Map.entry("覃", List.of("qin")),
            Map.entry("员", List.of("yun")),
            Map.entry("洗", List.of("xian")),
            Map.entry("宓", List.of("fu")),
            Map.entry("乜", List.of("nie")),
            Map.entry("召", List.of("shao")),
            Map.entry("秘", List.of("bi")),
            Map.entry("隗", List.of("wei", "kui")),
            Map.entry("郇", List.of("xun", "huan")),
            Map.entry("盖", List.of("ge", "gai")),
            Map.entry("翟", List.of("zhai", "di")),
            Map.entry("仉", List.of("zhang")),
            Map.entry("单", List.of("shan", "dan", "chan")));

    /** Characters of given names that parents read in two ways; the first by ICU comes by itself. */
    private static final Map<String, List<String>> MORE = Map.ofEntries(
            Map.entry("乐", List.of("le", "yue")),
            Map.entry("长", List.of("chang", "zhang")),
            Map.entry("行", List.of("xing", "hang")),
            Map.entry("朝", List.of("chao", "zhao")),
            Map.entry("晟", List.of("sheng", "cheng")),
            Map.entry("茜", List.of("qian", "xi")),
            Map.entry("重", List.of("zhong", "chong")),
            Map.entry("莘", List.of("xin", "shen")),
            Map.entry("筠", List.of("yun", "jun")),
            Map.entry("柏", List.of("bai", "bo")),
            Map.entry("藏", List.of("cang", "zang")),
            Map.entry("参", List.of("can", "shen")));

    private Han() {}

    /** Reads the tables before they are needed. */
    static void prepare() {
        readings("王小东");
    }

    static String simplified(String run) {
        StringBuilder simple = new StringBuilder(run.length());
        run.codePoints()
                .mapToObj(character ->
                        SIMPLE.computeIfAbsent(character, one -> SIMPLIFIED.transliterate(Character.toString(one))))
                .forEach(simple::append);
        return simple.toString();
    }

    /**
     * The syllables of a name, family name first, in the ways it may be read; as a surname first.
     *
     * @param name simplified characters only
     */
    static List<List<String>> readings(String name) {
        List<String> characters =
                name.codePoints().mapToObj(Character::toString).toList();
        List<List<String>> all = List.of(List.of());
        for (int i = 0; i < characters.size(); i++) {
            List<String> syllables = i == 0
                    ? surname(characters.getFirst(), characters)
                    : i == 1 ? second(characters) : spoken(characters.get(i));
            all = syllables.isEmpty() ? all : continued(all, syllables);
        }
        return all;
    }

    private static List<List<String>> continued(List<List<String>> beginnings, List<String> syllables) {
        List<List<String>> longer = new ArrayList<>();
        for (String syllable : syllables) {
            for (List<String> beginning : beginnings) {
                if (longer.size() < MOST_READINGS) {
                    longer.add(Stream.concat(beginning.stream(), Stream.of(syllable))
                            .toList());
                }
            }
        }
        return longer;
    }

    private static List<String> surname(String character, List<String> name) {
        Set<String> syllables = new LinkedHashSet<>();
        if (name.size() > 2) {
            compound(name).stream().limit(1).forEach(syllables::add);
        }
        syllables.addAll(syllables(SURNAMES.transliterate(character)));
        syllables.addAll(MORE_OF_SURNAMES.getOrDefault(character, List.of()));
        syllables.addAll(spoken(character));
        return List.copyOf(new ArrayList<>(syllables));
    }

    private static List<String> second(List<String> name) {
        Set<String> syllables = new LinkedHashSet<>(spoken(name.get(1)));
        if (name.size() > 2) {
            compound(name).stream().skip(1).forEach(syllables::add);
        }
        return List.copyOf(new ArrayList<>(syllables));
    }

    /** Surnames of two characters have readings of their own: 尉迟, 万俟. */
    private static List<String> compound(List<String> name) {
        return syllables(SURNAMES.transliterate(name.get(0) + name.get(1)));
    }

    private static List<String> spoken(String character) {
        List<String> known = SPOKEN.get(character);
        if (known != null) {
            return known;
        }
        Set<String> syllables = new LinkedHashSet<>();
        for (String syllable : syllables(PINYIN.transliterate(character))) {
            syllables.add(syllable);
            // ü is typed v or u, and stands as yu in passports.
            if (syllable.startsWith("lv") || syllable.startsWith("nv")) {
                syllables.add(syllable.replace("v", "u"));
                syllables.add(syllable.replace("v", "yu"));
            }
        }
        syllables.addAll(MORE.getOrDefault(character, List.of()));
        List<String> spoken = List.copyOf(new ArrayList<>(syllables));
        if (SPOKEN.size() < LARGEST_CACHE) {
            SPOKEN.put(character, spoken);
        }
        return spoken;
    }

    /** Without tones; nothing for a character that has no reading. */
    private static List<String> syllables(String spoken) {
        return Stream.of(spoken.split("\\s+"))
                .map(syllable -> Normalizer.normalize(syllable, Normalizer.Form.NFD))
                .map(syllable -> TONES.matcher(syllable.replaceAll("u\\p{M}*\\x{308}\\p{M}*", "v"))
                        .replaceAll(""))
                .filter(syllable -> syllable.matches("[a-z]+"))
                .toList();
    }
}
