package pacs.dicom.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was read in spite of its form; each said once, and not more than people read. */
final class Warnings {

    private static final int MOST = 20;

    private final Set<String> said = new LinkedHashSet<>();

    void add(String warning) {
        if (said.size() < MOST) {
            said.add(warning);
        }
    }

    List<String> list() {
        return new ArrayList<>(said);
    }
}
