package pacs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The real public DICOM files that lie beside the project, with what other tools say of each. */
public final class SharedData {

    private static final Path ROOT = Path.of(System.getProperty("shared.dir", "../../shared"), "data");

    private SharedData() {}

    /**
     * A file and its line of the manifest.
     *
     * @param name path below the data folder, {@code charset/gen_gbk.dcm}
     * @param columns the manifest's columns by their heading
     */
    public record Entry(String name, Map<String, String> columns) {

        public Path path() {
            return file(name);
        }

        /** @return the manifest's word under that heading, empty when the line has none */
        public String column(String heading) {
            return columns.getOrDefault(heading, "");
        }

        /** Whether DCMTK's {@code dcmdump} reads the file. */
        public boolean dcmdumpReads() {
            return column("dcmdump").startsWith("ok");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One file by its path below the data folder. */
    public static Path file(String name) {
        Path path = ROOT.resolve(name);
        if (!Files.exists(path)) {
            throw new AssertionError("No " + path.toAbsolutePath().normalize()
                    + ": the tests need the folder shared beside" + " the project");
        }
        return path;
    }

    /** Every file below one folder of the data, in the order of their names. */
    public static List<Path> files(String folder) {
        try (Stream<Path> walk = Files.walk(file(folder))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line of the manifest. */
    public static List<Entry> manifest() {
        try (Stream<String> lines = Files.lines(file("MANIFEST.tsv"))) {
            List<String[]> rows = lines.map(line -> line.split("\t", -1)).toList();
            return rows.stream().skip(1).map(row -> entry(rows.getFirst(), row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String[] headings, String[] row) {
        return new Entry(
                row[0],
                IntStream.range(0, Math.min(headings.length, row.length))
                        .boxed()
                        .collect(Collectors.toMap(i -> headings[i], i -> row[i])));
    }
}
