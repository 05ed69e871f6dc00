package pacs.dicom.core;

import java.nio.charset.Charset;
import java.util.List;

/** How likely bytes are the text of a hospital in one charset: points for each character, more for those that are frequent there. */
sealed interface Likelihood {

    int MALFORMED = -8;
    int FOREIGN = -2;
    int RARE = -1;
    int KNOWN = 1;
    int COMMON = 2;
    int FREQUENT = 5;

    Charset charset();

    /** @param at a character outside ASCII */
    int points(String text, int at);

    /** Points of all, {@link #MALFORMED} for a text that has no meaning in this charset. */
    default int of(List<byte[]> texts) {
        int points = 0;
        for (byte[] raw : texts) {
            String text = new String(raw, charset());
            if (text.indexOf('\uFFFD') >= 0) {
                points += MALFORMED;
            }
            for (int i = 0; i < text.length(); i++) {
                points += text.charAt(i) > 0x7F ? points(text, i) : 0;
            }
        }
        return points;
    }

    /** The first byte of the character in a charset of two bytes, where the common ones come first; 0 when it is not there. */
    static int lead(char character, Charset charset) {
        byte[] raw = String.valueOf(character).getBytes(charset);
        return raw.length == 2 ? raw[0] & 0xFF : 0;
    }

    private static boolean isPunctuation(char c) {
        return (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF00 && c <= 0xFF5E);
    }

    /** GB 2312 has its level 1, ordered by sound, from row 16 on and its level 2 from row 56 on. */
    record Simplified(Charset charset) implements Likelihood {

        private static final Charset GB_2312 = Charset.forName("GB2312");
        private static final String OFTEN = """
                王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊
                金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文小大明国华建志军伟芳娜秀英敏静丽强磊洋艳勇杰娟涛超兰霞平刚桂玉春梅东医院科室
                人民市县省区第一中心卫生放射影像检查胸部腹头颅扫增描正位侧骨折脊柱腰椎颈膝关节盆腔左右男女岁床号病房门诊住急体""";

        @Override
        public int points(String text, int at) {
            char c = text.charAt(at);
            if (OFTEN.indexOf(c) >= 0) {
                return FREQUENT;
            }
            if (isPunctuation(c)) {
                return KNOWN;
            }
            int lead = lead(c, GB_2312);
            return Character.isIdeographic(c) ? lead == 0 ? RARE : lead < 0xD8 ? COMMON : KNOWN : FOREIGN;
        }
    }

    /** Big5 has its common characters up to 0xC6, ordered by strokes. */
    record Traditional(Charset charset) implements Likelihood {

        private static final String OFTEN = """
                王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉余潘杜戴夏鍾汪田任姜范方石姚譚廖鄒熊金陸
                郝孔白崔康毛邱秦江史顧侯邵孟龍萬段雷錢湯尹黎易常武喬賀賴龔文小大明國華建志軍偉芳娜秀英敏靜麗強磊洋艷勇傑娟濤超蘭霞平剛桂玉春梅東醫院科室人民
                市縣省區第一中心衛生放射影像檢查胸部腹頭顱掃增描正位側骨折脊柱腰椎頸膝關節盆腔左右男女歲床號病房門診住急體""";

        @Override
        public int points(String text, int at) {
            char c = text.charAt(at);
            if (OFTEN.indexOf(c) >= 0) {
                return FREQUENT;
            }
            if (isPunctuation(c)) {
                return KNOWN;
            }
            return Character.isIdeographic(c) ? lead(c, charset) <= 0xC6 ? COMMON : RARE : FOREIGN;
        }
    }

    /** KS X 1001: Hangul; hanja stand beside it, seldom alone. */
    record Korean(Charset charset) implements Likelihood {

        private static final String OFTEN = """
                김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지현수영미경은희선혜숙자순옥호철상준기동길병원과대학교의
                흉부복두검사촬""";

        @Override
        public int points(String text, int at) {
            char c = text.charAt(at);
            if (OFTEN.indexOf(c) >= 0) {
                return FREQUENT;
            }
            boolean hangul = c >= 0xAC00 && c <= 0xD7A3;
            return hangul ? KNOWN : Character.isIdeographic(c) ? RARE : FOREIGN;
        }
    }

    /** JIS X 0208 has its level 1 kanji up to row 47, which Shift JIS has up to 0x98. */
    record Japanese(Charset charset) implements Likelihood {

        private static final String OFTEN = "田中山本佐藤鈴木高橋伊渡辺小林加吉川子美一郎太恵院病部胸腹頭検査撮影科大学医";

        @Override
        public int points(String text, int at) {
            char c = text.charAt(at);
            if (OFTEN.indexOf(c) >= 0) {
                return FREQUENT;
            }
            boolean kana = c >= 0x3041 && c <= 0x30FF;
            boolean narrowKana = c >= 0xFF61 && c <= 0xFF9F;
            if (kana || narrowKana || isPunctuation(c)) {
                return kana ? COMMON : narrowKana ? 0 : KNOWN;
            }
            return Character.isIdeographic(c) ? lead(c, charset) <= 0x98 ? KNOWN : RARE : FOREIGN;
        }
    }

    /** Accented letters stand alone among ASCII ones, signs behind digits. */
    record Western(Charset charset) implements Likelihood {

        @Override
        public int points(String text, int at) {
            char c = text.charAt(at);
            char before = at > 0 ? text.charAt(at - 1) : ' ';
            char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (c < 0xA0 || before > 0x7F || after > 0x7F) {
                return FOREIGN;
            }
            boolean letter = Character.isLetter(c);
            return letter && (Character.isLetter(before) || Character.isLetter(after)) ? COMMON : letter ? 0 : KNOWN;
        }
    }
}
