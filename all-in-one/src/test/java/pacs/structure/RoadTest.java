package pacs.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table "step of the road → class" in {@code docs/architecture.md} must not lie. */
class RoadTest {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern CLASS = Pattern.compile("`(pacs\\.[a-z.]+\\.[A-Z]\\w*)`");
    private static final Pattern FILE = Pattern.compile("`(viewer-web/src/[\\w./-]+)`");

    @Test
    void every_class_the_road_names_is_there() throws IOException {
        List<String> names = named(CLASS);

        assertThat(names).hasSizeGreaterThan(15);
        for (String name : names) {
            assertThatCode(() -> Class.forName(name, false, getClass().getClassLoader()))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void every_file_of_the_viewer_the_road_names_is_there() throws IOException {
        assertThat(named(FILE)).isNotEmpty().allSatisfy(name -> assertThat(Path.of("..", name))
                .exists());
    }

    private static List<String> named(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }
}
