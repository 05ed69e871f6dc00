package pacs.archive.dicomweb;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Content codings a client accepts, with how much it wants each (RFC 9110 12.5.3).
 *
 * @param quality by coding in lower case, 0 to 1
 */
record Encodings(Map<String, Double> quality) {

    private static final String IDENTITY = "identity";

    Encodings {
        quality = Map.copyOf(quality);
    }

    /** @param header of {@code Accept-Encoding}, empty when there was none */
    static Encodings parse(String header) {
        Map<String, Double> quality = new HashMap<>();
        for (String part : header.split(",")) {
            String[] words = part.split(";");
            String coding = words[0].strip().toLowerCase(Locale.ROOT);
            if (!coding.isEmpty()) {
                quality.put(coding, words.length > 1 ? MediaRange.quality(weight(words[1])) : 1);
            }
        }
        return new Encodings(quality);
    }

    /** Whether it takes gzip, and does not like plain bytes better. */
    boolean gzip() {
        double gzip = of("gzip", of("x-gzip", of("*", 0)));
        return gzip > 0 && gzip >= of(IDENTITY, 0);
    }

    private double of(String coding, double otherwise) {
        return quality.getOrDefault(coding, otherwise);
    }

    private static String weight(String parameter) {
        String text = parameter.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("q=") ? text.substring(2).strip() : "";
    }
}
