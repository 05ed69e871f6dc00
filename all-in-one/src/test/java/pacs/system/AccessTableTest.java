package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new route has to say in {@code docs/access.md} who may ask it for what. */
class AccessTableTest {

    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class, HEAD.class);

    @Test
    void every_route_has_a_row_and_every_row_a_route() throws IOException {
        assertThat(AccessTable.read().routes()).containsExactlyInAnyOrderElementsOf(routes());
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("pacs").stream()
                        .filter(each -> each.isAnnotatedWith(Path.class))
                        .flatMap(AccessTableTest::routes)
                        .forEach(routes::add);
        return routes;
    }

    private static Stream<String> routes(JavaClass resource) {
        String root = resource.getAnnotationOfType(Path.class).value();
        return resource.getMethods().stream().flatMap(method -> METHODS.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> verb.getSimpleName() + " " + path(root, method)));
    }

    private static String path(String root, JavaMethod method) {
        String more = method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
        return ("/" + root + more).replaceAll("/+", "/").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }
}
