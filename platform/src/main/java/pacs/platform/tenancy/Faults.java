package pacs.platform.tenancy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything found wrong with a region file so far: all of it is said at once. */
final class Faults {

    private static final Comparator<RegionFileException.Fault> BY_PLACE =
            Comparator.comparingInt(RegionFileException.Fault::line).thenComparing(RegionFileException.Fault::key);

    private final List<RegionFileException.Fault> found = new ArrayList<>();

    void add(Place place, String sentence) {
        found.add(new RegionFileException.Fault(place.line(), place.key(), sentence));
    }

    void throwIfAny(Path file) throws RegionFileException {
        if (!found.isEmpty()) {
            throw new RegionFileException(file, found.stream().sorted(BY_PLACE).toList());
        }
    }
}
