package pacs.archive.rewrite;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.SecondPlace;
import pacs.tiering.copies.SecondPlaceConfig;
import pacs.tiering.objects.ObjectKey;
import pacs.tiering.objects.ObjectStore;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/**
 * Deletes blobs that were written anew, once those who read them have ended: on the hot volume and in the second place.
 * Where there is a second place, never before what replaced them lies there, too.
 */
@ApplicationScoped
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final BlobVolume volume;
    private final SecondPlace secondPlace;
    private final PlacementLedger placement = new PlacementLedger();
    private final Catalogue catalogue;
    private final SecondPlaceConfig config;
    private final DataSource keeper;
    private final CountDownLatch ended = new CountDownLatch(1);

    @Inject
    public Sweeper(
            BlobVolume volume,
            SecondPlace secondPlace,
            Catalogue catalogue,
            SecondPlaceConfig config,
            @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.secondPlace = secondPlace;
        this.catalogue = catalogue;
        this.config = config;
        this.keeper = keeper;
    }

    void onStart(@Observes @Priority(2660) StartupEvent start) {
        Thread.ofVirtual().name("sweeper").start(this::run);
    }

    void onEnd(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    private void run() {
        try {
            while (!ended.await(config.rewriteGrace().dividedBy(10).toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    sweep(config.rewriteGrace());
                } catch (RuntimeException e) {
                    LOG.warn("Old blobs are deleted later", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes what was replaced longer ago than that, and tells how many. */
    int sweep(Duration grace) {
        int deleted = 0;
        for (HotBlob blob : Transactions.read(
                keeper, connection -> placement.replaced(connection, volume.id(), grace, secondPlace.exists()))) {
            try {
                deleted += delete(blob) ? 1 : 0;
            } catch (IOException | RuntimeException e) {
                LOG.warnf(e, "Blob %s, which was replaced, is deleted later", blob.blob());
            }
        }
        return deleted;
    }

    /** Nothing can refer to a replaced blob; should something do nevertheless, the bytes are worth more than the room. */
    private boolean delete(HotBlob blob) throws IOException {
        StudyKey study = new StudyKey(blob.institution(), blob.study());
        if (!catalogue.locations(study, blob.blob()).isEmpty()) {
            LOG.errorf("Blob %s was replaced and is referred to: it stays; report this", blob.blob());
            return false;
        }
        try {
            volume.delete(blob.institution(), blob.blob());
        } catch (NoSuchFileException _) {
            // a kill came between the deletion and its note
        }
        if (secondPlace.store().isPresent()) {
            ObjectStore store = secondPlace.store().get();
            store.delete(new ObjectKey(blob.institution(), blob.blob()));
        }
        return Transactions.inTransaction(keeper, connection -> placement.deleted(connection, blob.blob()));
    }
}
