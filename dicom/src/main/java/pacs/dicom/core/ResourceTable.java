package pacs.dicom.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables that the generator wrote beside this class: one row a line, columns parted by tabulators, {@code #} for notes. */
final class ResourceTable {

    private ResourceTable() {}

    static List<String[]> rows(String name) {
        try (InputStream in = Objects.requireNonNull(ResourceTable.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The dictionary " + name + " cannot be read", e);
        }
    }
}
