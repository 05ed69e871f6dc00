package pacs.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tables of {@code docs/access.md}, as somebody wrote them there by hand. */
final class AccessTable {

    private static final Path PAGE = RunningRegion.PROJECT.resolve("docs/access.md");

    /** The routes that ask for no right, which the page names in a sentence. */
    static final Set<String> OPEN_OR_TOLD = Set.of(
            "POST /token",
            "POST /token/revoke",
            "GET /sign-in",
            "POST /me/institutions/{code}/token",
            "POST /me/password",
            "GET /me/factors",
            "POST /me/factors/totp",
            "POST /me/factors/totp/confirm",
            "POST /me/factors/totp/remove");

    /**
     * One route.
     *
     * @param route its method and path: {@code GET /me}
     * @param cells what is answered, by heading
     */
    record Row(String route, Map<String, String> cells) {

        String cell(String heading) {
            return Optional.ofNullable(cells.get(heading))
                    .orElseThrow(() -> new AssertionError("No column " + heading + " at " + route));
        }
    }

    private final Map<String, Set<String>> holders;
    private final List<Row> studies;
    private final List<Row> own;
    private final List<Row> directory;

    private AccessTable(Map<String, Set<String>> holders, List<Row> studies, List<Row> own, List<Row> directory) {
        this.holders = holders;
        this.studies = studies;
        this.own = own;
        this.directory = directory;
    }

    static AccessTable read() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        Map<String, Set<String>> holders = new HashMap<>();
        for (Row row : rows(lines, "## Roles")) {
            holders.put(row.route().replaceAll("[:,].*", ""), rolesThatSayYes(row));
        }
        return new AccessTable(
                holders,
                rows(lines, "### About a study"),
                rows(lines, "### About the caller's own institution"),
                rows(lines, "### The directory and the trail"));
    }

    /** Whether a role has a right of the first table. */
    boolean holds(String role, String right) {
        return Optional.ofNullable(holders.get(right))
                .orElseThrow(() -> new AssertionError("No right " + right))
                .contains(role);
    }

    List<Row> studies() {
        return studies;
    }

    List<Row> own() {
        return own;
    }

    List<Row> directory() {
        return directory;
    }

    /** Every route the page speaks of. */
    Set<String> routes() {
        Set<String> routes = new HashSet<>(OPEN_OR_TOLD);
        Stream.of(studies, own, directory).flatMap(List::stream).map(Row::route).forEach(routes::add);
        return routes;
    }

    private static Set<String> rolesThatSayYes(Row row) {
        Set<String> roles = new HashSet<>();
        row.cells().forEach((heading, cell) -> {
            if (cell.startsWith("yes")) {
                roles.addAll(Arrays.asList(heading.split(", ")));
            }
        });
        return roles;
    }

    /** The rows of the first table below a heading, the first cell of each without its quotes. */
    private static List<Row> rows(List<String> lines, String heading) {
        List<List<String>> cells = lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(AccessTable::cells)
                .toList();
        if (!lines.contains(heading) || cells.size() < 3) {
            throw new AssertionError("No table below \"" + heading + "\" in " + PAGE);
        }
        List<Row> rows = new ArrayList<>();
        for (List<String> row : cells.subList(2, cells.size())) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 1; i < row.size(); i++) {
                named.put(cells.getFirst().get(i), row.get(i));
            }
            rows.add(new Row(row.getFirst().replace("`", ""), named));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
