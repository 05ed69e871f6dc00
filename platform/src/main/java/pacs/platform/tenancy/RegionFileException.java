package pacs.platform.tenancy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A region file that cannot be used. The message has one line for each thing to mend, in the order of the file. */
public final class RegionFileException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    /**
     * One thing to mend.
     *
     * @param line from 1
     * @param key the way to it, such as {@code people[2].login}, counted from 1; empty for the file as a whole
     * @param sentence what is wrong
     */
    public record Fault(int line, String key, String sentence) {

        @Override
        public String toString() {
            return "line " + line + (key.isEmpty() ? "" : ", " + key) + ": " + sentence;
        }
    }

    private final transient List<Fault> faults;

    RegionFileException(Path file, List<Fault> faults) {
        super(faults.stream()
                .limit(SHOWN)
                .map(Fault::toString)
                .collect(Collectors.joining("\n  ", "Region file " + file + ":\n  ", rest(faults.size()))));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    private static String rest(int faults) {
        return faults > SHOWN ? "\n  and " + (faults - SHOWN) + " more" : "";
    }
}
