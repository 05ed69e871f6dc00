package pacs.platform.security;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which rules a new password breaks, whatever came before it. */
public final class PasswordRules {

    /** What bcrypt reads; it would pass over the rest in silence. */
    private static final int LONGEST_BYTES = 72;
    /** From this length on a sentence is as good as a riddle. */
    private static final int SENTENCE = 16;

    private static final int SHORTEST_NAME = 2;
    private static final int KINDS = 3;
    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    /** What lists of stolen passwords have on top, those of Chinese sites among them; without digits and signs around. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passw0rd",
            "p@ssword",
            "p@ssw0rd",
            "qwerty",
            "qwertyuiop",
            "qwer",
            "qaz",
            "qazwsx",
            "qazwsxedc",
            "asdf",
            "asdfgh",
            "asdfghjkl",
            "zxcv",
            "zxcvbn",
            "zxcvbnm",
            "abc",
            "abcd",
            "abcdef",
            "abcdefg",
            "aaa",
            "aaaaaa",
            "admin",
            "administrator",
            "root",
            "test",
            "guest",
            "user",
            "welcome",
            "letmein",
            "monkey",
            "dragon",
            "master",
            "login",
            "hello",
            "iloveyou",
            "woaini",
            "woaini1314",
            "love",
            "baby",
            "sunshine",
            "princess",
            "football",
            "changeme",
            "secret",
            "default",
            "system",
            "server",
            "oracle",
            "huawei",
            "hospital",
            "yiyuan",
            "pacs",
            "dicom",
            "radiology",
            "fangshe",
            "yingxiang",
            "yisheng",
            "doctor",
            "nurse",
            "china",
            "zhongguo",
            "beijing",
            "jining",
            "shandong",
            "wang",
            "zhang",
            "li",
            "liu",
            "chen",
            "qq",
            "a",
            "aa",
            "q",
            "w",
            "x",
            "z",
            "q1w2e3r4t5y",
            "q1w2e3r",
            "q1w2e3",
            "1q2w3e4r",
            "1qaz2wsx",
            "zaq1xsw2",
            "zaq",
            "xsw",
            "p",
            "abc123abc",
            "iloveu",
            "superman",
            "batman");

    private final int shortest;

    /** Those a region has. */
    public PasswordRules(PasswordConfig config) {
        this.shortest = config.shortest();
    }

    /**
     * @param name of the person, as colleagues call them
     * @return none when it may be used
     */
    public Set<PasswordRule> broken(String password, String login, String name) {
        Set<PasswordRule> broken = EnumSet.noneOf(PasswordRule.class);
        int length = password.codePointCount(0, password.length());
        if (length < shortest) {
            broken.add(PasswordRule.TOO_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES || password.indexOf('\0') >= 0) {
            broken.add(PasswordRule.TOO_LONG);
        }
        if ((length < SENTENCE && kinds(password) < KINDS)
                || password.chars().distinct().count() < KINDS) {
            broken.add(PasswordRule.TOO_SIMPLE);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain) || COMMON.contains(DECORATION.matcher(plain).replaceAll(""))) {
            broken.add(PasswordRule.COMMON);
        }
        if (contains(plain, login) || contains(plain, name)) {
            broken.add(PasswordRule.OWN_NAME);
        }
        return broken;
    }

    private static boolean contains(String plain, String word) {
        return word.length() >= SHORTEST_NAME && plain.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Characters of scripts without capitals count as others. */
    private static long kinds(String password) {
        return Stream.of("\\p{Ll}", "\\p{Lu}", "\\p{Nd}", "[^\\p{Ll}\\p{Lu}\\p{Nd}]")
                .filter(kind -> Pattern.compile(kind).matcher(password).find())
                .count();
    }
}
