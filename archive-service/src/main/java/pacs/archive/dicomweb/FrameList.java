package pacs.archive.dicomweb;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers of frames as a path has them, {@code 1,5,7} (PS3.18 10.4.1.1.6). */
record FrameList(List<Integer> numbers) {

    private static final Pattern FORM = Pattern.compile("\\d{1,9}(,\\d{1,9})*");

    /** @throws IllegalArgumentException when the text is no such list, which is answered 400 */
    FrameList(String text) {
        this(parse(text));
    }

    private static List<Integer> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a list of frame numbers: '" + text + "'");
        }
        return Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }
}
