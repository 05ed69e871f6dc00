package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pacs.archive.search.QueryKey;
import pacs.dicom.core.Tag;
import pacs.dicom.core.TransferSyntax;
import pacs.platform.Refusal;

/** What {@code docs/conformance.md} says of DICOMweb is what the code does. */
class ConformanceTest {

    @Test
    void the_routes_are_those_of_the_resources() throws Exception {
        List<String> routes = new ArrayList<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class)) {
                    routes.add("GET " + route(resource, method));
                } else if (method.isAnnotationPresent(POST.class)) {
                    routes.add("POST " + route(resource, method));
                }
            }
        }

        assertThat(rows("method").map(row -> row[0] + " " + row[1].replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void the_keys_are_those_that_are_searched_by() throws IOException {
        assertThat(rows("key").map(row -> String.join(" ", row[0], row[1], row[2], row[4])))
                .containsExactlyElementsOf(Arrays.stream(QueryKey.values())
                        .map(key -> String.join(
                                " ",
                                key.keyword(),
                                Tag.hex(key.tag()),
                                key.level().name().toLowerCase(Locale.ROOT),
                                key.alwaysReturned() ? "always" : "on request"))
                        .toList());
    }

    @Test
    void a_refusal_has_the_failure_reason_of_the_table() throws IOException {
        assertThat(rows("reason")).hasSize(6).allSatisfy(row -> assertThat(
                        "%04X".formatted(StowFailure.of(Refusal.Reason.valueOf(row[0]))))
                .isEqualTo(row[2]));
    }

    @Test
    void frames_have_the_media_type_of_the_table() throws IOException {
        assertThat(rows("stored transfer syntax")).hasSizeGreaterThan(10).allSatisfy(row -> assertThat(
                        new PixelMedia(new TransferSyntax(row[0]), true).type())
                .isEqualTo(row[1]));
        assertThat(TransferSyntax.all().stream()
                        .filter(syntax -> new PixelMedia(syntax, true).type().startsWith("image/"))
                        .map(TransferSyntax::uid))
                .isSubsetOf(rows("stored transfer syntax").map(row -> row[0]).toList());
    }

    /** The rows of the table whose first heading this is, cell by cell. */
    private static Stream<String[]> rows(String heading) throws IOException {
        List<String> lines = Files.readAllLines(java.nio.file.Path.of("..", "docs", "conformance.md"));
        return lines.stream()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "));
    }

    private static List<Class<?>> resources() throws IOException, ClassNotFoundException {
        List<Class<?>> resources = new ArrayList<>();
        java.nio.file.Path classes = java.nio.file.Path.of("target", "classes", "pacs", "archive", "dicomweb");
        try (Stream<java.nio.file.Path> files = Files.list(classes)) {
            for (java.nio.file.Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Resource.class")) {
                    resources.add(Class.forName("pacs.archive.dicomweb." + name.replace(".class", "")));
                }
            }
        }
        return resources;
    }

    private static String route(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String base = "/" + resource.getAnnotation(Path.class).value();
        return below == null ? base : base + "/" + below.value().replace(":.+", "");
    }
}
