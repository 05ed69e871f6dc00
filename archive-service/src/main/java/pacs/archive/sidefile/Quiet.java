package pacs.archive.sidefile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pacs.archive.catalogue.StudyKey;

/**
 * Tells when a study that grew has become quiet: after two seconds without an arrival, and of one that goes on arriving
 * every thirty seconds. Knows a bounded number of studies.
 */
final class Quiet {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 10_000;

    private record Growth(Instant since, Instant last) {}

    private final InstantSource clock;
    private final Map<StudyKey, Growth> growing = new HashMap<>();

    Quiet(InstantSource clock) {
        this.clock = clock;
    }

    /** Something was added; one study too many is not told of. */
    synchronized void grew(StudyKey study) {
        Instant now = clock.instant();
        if (growing.size() < MOST || growing.containsKey(study)) {
            growing.merge(study, new Growth(now, now), (before, _) -> new Growth(before.since(), now));
        }
    }

    /** Those that are quiet by now; each is told once, until it grows again. */
    synchronized List<StudyKey> take() {
        Instant now = clock.instant();
        List<StudyKey> quiet = new ArrayList<>();
        growing.forEach((study, growth) -> {
            if (!now.isBefore(growth.last().plus(PAUSE))
                    || !now.isBefore(growth.since().plus(LONGEST))) {
                quiet.add(study);
            }
        });
        quiet.forEach(growing::remove);
        return quiet;
    }
}
