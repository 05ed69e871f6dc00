package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.catalogue.StudyContents.SeriesContents;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.platform.Refusal;

/**
 * Where instances lie, remembered series by series: whoever looks at one image looks at its neighbours next. What is
 * remembered is looked at again after ten seconds, so that what was taken away is not served for longer; what is new is
 * looked up by itself.
 */
@ApplicationScoped
public class LocatedInstances {

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final int LARGEST_SERIES = 2_000;
    private static final int REMEMBERED = 20_000;

    private record Key(Sight sight, SeriesUid series) {}

    private record Known(Map<SopInstanceUid, StoredInstance> instances, Instant until) {}

    private final Locator locator;
    private final InstantSource clock;
    private final SequencedMap<Key, Known> series = new LinkedHashMap<>(16, 0.75f, true);
    private int remembered;

    @Inject
    public LocatedInstances(Locator locator) {
        this(locator, InstantSource.system());
    }

    LocatedInstances(Locator locator, InstantSource clock) {
        this.locator = locator;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND when the viewer may see no such study */
    public List<StoredInstance> of(Sight sight) {
        return locator.contents(sight).series().stream()
                .flatMap(each -> each.instances().stream())
                .toList();
    }

    /** @throws Refusal NOT_FOUND when the viewer may see no such series in this study */
    public List<StoredInstance> of(Sight sight, SeriesUid series) {
        return locator.contents(sight, series, Integer.MAX_VALUE)
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.NOT_FOUND,
                        "No series " + series + " is here in study "
                                + sight.study().study() + "."))
                .instances();
    }

    /** @throws Refusal NOT_FOUND when the viewer may see no such instance in this series */
    public StoredInstance find(Sight sight, SeriesUid series, SopInstanceUid instance) {
        Key key = new Key(sight, series);
        Optional<StoredInstance> remembered =
                known(key).or(() -> load(key)).map(known -> known.instances().get(instance));
        return remembered.orElseGet(() -> locator.instance(sight, series, instance));
    }

    private synchronized Optional<Known> known(Key key) {
        return Optional.ofNullable(series.get(key))
                .filter(known -> clock.instant().isBefore(known.until()));
    }

    private Optional<Known> load(Key key) {
        Optional<SeriesContents> contents = locator.contents(key.sight(), key.series(), LARGEST_SERIES);
        Optional<Known> known = contents.map(found -> new Known(
                found.instances().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                StoredInstance::instance, Function.identity(), (first, _) -> first)),
                clock.instant().plus(AGE)));
        known.ifPresent(found -> keep(key, found));
        return known;
    }

    private synchronized void keep(Key key, Known known) {
        forget(key);
        series.put(key, known);
        remembered += known.instances().size();
        while (remembered > REMEMBERED) {
            forget(series.firstEntry().getKey());
        }
    }

    private synchronized void forget(Key key) {
        Known known = series.remove(key);
        if (known != null) {
            remembered -= known.instances().size();
        }
    }
}
