package pacs.archive.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.database.Transactions;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/** Seals blobs that are full, old or idle, every few seconds, and notes it with placement: from then on they may be copied. */
@ApplicationScoped
class Sealer {

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final int SECONDS = 5;

    private final BlobVolume volume;
    private final PlacementLedger placement;
    private final DataSource keeper;
    private final CountDownLatch ended = new CountDownLatch(1);

    Sealer(BlobVolume volume, PlacementLedger placement, @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.placement = placement;
        this.keeper = keeper;
    }

    void onStart(@Observes @Priority(2500) StartupEvent start) {
        Thread.ofVirtual().name("sealer").start(this::run);
    }

    void onEnd(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    private void note(HotBlob blob) throws IOException {
        volume.sealedLength(blob.institution(), blob.blob())
                .ifPresent(length -> Transactions.inTransaction(
                        keeper, connection -> placement.sealed(connection, blob.blob(), length)));
    }

    private void run() {
        try {
            while (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                seal();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A blob may be sealed before placement knows it, and the database may be away: what is not noted now is noted next time. */
    void seal() {
        try {
            volume.sealIdle();
            for (HotBlob blob : Transactions.read(keeper, connection -> placement.open(connection, volume.id()))) {
                note(blob);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Sealing is tried again in " + SECONDS + " seconds", e);
        }
    }
}
