package pacs.archive.rewrite;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.database.Transactions;
import pacs.platform.events.Event;
import pacs.platform.events.EventConsumer;
import pacs.platform.events.StudyEvent;
import pacs.tiering.copies.SecondPlace;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/**
 * Makes few blobs of many: those of a study that has settled, when all of them are sealed. And brings what lies in a blob
 * that was set aside, because its disk failed, to one that can be sealed and copied. What a restart forgets of the first
 * stays as many blobs as it is, which is no harm; the second is looked for again.
 */
@ApplicationScoped
public class Compaction implements EventConsumer {

    private static final Logger LOG = Logger.getLogger(Compaction.class);
    private static final long SMALL = 64L << 20;
    private static final int SECONDS = 20;

    /** Studies that wait to be copied when the second place is away for long; more than that stay as they are. */
    private static final int WAITING = 10_000;

    private final Set<StudyKey> settled = ConcurrentHashMap.newKeySet();
    private final Retries<HotBlob> asideLater = new Retries<>();
    private final Retries<StudyKey> studiesLater = new Retries<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BlobVolume volume;
    private final PlacementLedger placement;
    private final Rewriting rewriting;
    private final SecondPlace secondPlace;
    private final DataSource keeper;

    public Compaction(
            BlobVolume volume,
            PlacementLedger placement,
            Rewriting rewriting,
            SecondPlace secondPlace,
            @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.placement = placement;
        this.rewriting = rewriting;
        this.secondPlace = secondPlace;
        this.keeper = keeper;
    }

    void onStart(@Observes @Priority(2650) StartupEvent start) {
        Thread.ofVirtual().name("compaction").start(this::run);
    }

    void onEnd(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    @Override
    public String name() {
        return "compaction";
    }

    @Override
    public void take(Connection connection, Event event) {
        StudyEvent fact = StudyEvent.of(event).orElse(null);
        if (fact instanceof StudyEvent.StudySettled && settled.size() < WAITING) {
            settled.add(new StudyKey(fact.institution(), fact.study()));
        } else if (fact instanceof StudyEvent.StudyGrew) {
            settled.remove(new StudyKey(fact.institution(), fact.study()));
        }
    }

    private void run() {
        try {
            while (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compacts what is due. What is not sealed yet, or not copied where there is a second place, is looked at again. */
    void look() {
        try {
            for (HotBlob blob : Transactions.read(keeper, connection -> placement.open(connection, volume.id()))) {
                if (ended.getCount() > 0 && asideLater.isDue(blob) && volume.isAside(blob.institution(), blob.blob())) {
                    rescue(blob);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Blobs are compacted later", e);
        }
        for (StudyKey study : List.copyOf(settled)) {
            if (ended.getCount() > 0 && studiesLater.isDue(study)) {
                settle(study);
            }
        }
    }

    private void rescue(HotBlob blob) {
        try {
            if (rewriting.rewrite(new StudyKey(blob.institution(), blob.study()), Set.of(blob.blob()))) {
                asideLater.done(blob);
            } else {
                asideLater.failed(blob);
            }
        } catch (IOException | RuntimeException e) {
            asideLater.failed(blob);
            LOG.warnf(e, "Blob %s, which was set aside, is written anew later", blob.blob());
        }
    }

    private void settle(StudyKey study) {
        try {
            if (compact(study)) {
                settled.remove(study);
                studiesLater.done(study);
            }
        } catch (IOException | RuntimeException e) {
            studiesLater.failed(study);
            LOG.warnf(e, "Study %s of institution %s is compacted later", study.study(), study.institution());
        }
    }

    /**
     * Whether there is no more to do. That a damaged record holds its blob is no reason to copy the others again, and who
     * came in between has the study settle once more.
     */
    private boolean compact(StudyKey study) throws IOException {
        List<PlacementLedger.Extent> blobs = Transactions.read(
                keeper, connection -> placement.of(connection, volume.id(), study.institution(), study.study()));
        Set<BlobId> small = blobs.stream()
                .filter(blob -> blob.bytes().orElse(0) < SMALL)
                .map(PlacementLedger.Extent::blob)
                .collect(Collectors.toSet());
        if (small.size() < 2) {
            return true;
        }
        boolean ready =
                blobs.stream().allMatch(blob -> blob.bytes().isPresent() && (blob.isCopied() || !secondPlace.exists()));
        if (ready) {
            rewriting.rewrite(study, small);
        }
        return ready;
    }
}
