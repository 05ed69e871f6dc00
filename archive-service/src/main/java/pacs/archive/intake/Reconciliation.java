package pacs.archive.intake;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.Location;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.PieceCheckException;
import pacs.platform.blobs.RecordReader;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/**
 * Brings disk and catalogue together again before anything is received: only blobs that were open when the process ended
 * can differ. Durable records without a row are adopted; rows whose bytes are gone are marked and reported, never hidden.
 */
@ApplicationScoped
class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private final BlobVolume volume;
    private final Catalogue catalogue;
    private final PlacementLedger placement;
    private final Adoption adoption;
    private final CopyLedger ledger = new CopyLedger();
    private final DataSource keeper;

    Reconciliation(
            BlobVolume volume,
            Catalogue catalogue,
            PlacementLedger placement,
            Adoption adoption,
            @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.catalogue = catalogue;
        this.adoption = adoption;
        this.placement = placement;
        this.keeper = keeper;
    }

    void onStart(@Observes @Priority(2000) StartupEvent start) throws IOException {
        reconcile();
    }

    /** How many rows have lost their bytes. */
    int reconcile() throws IOException {
        volume.recover(adoption::adopt);
        List<HotBlob> open = Transactions.read(keeper, connection -> placement.open(connection, volume.id()));
        int missing = 0;
        for (HotBlob blob : open) {
            missing += missingIn(blob);
            volume.sealedLength(blob.institution(), blob.blob())
                    .ifPresent(length -> Transactions.inTransaction(
                            keeper, connection -> placement.sealed(connection, blob.blob(), length)));
        }
        return missing;
    }

    private int missingIn(HotBlob blob) {
        Map<Long, String> missing = new HashMap<>();
        for (Location location : catalogue.locations(new StudyKey(blob.institution(), blob.study()), blob.blob())) {
            try (RecordReader reader = volume.read(blob.institution(), blob.blob(), location.position())) {
                reader.trailer();
            } catch (PieceCheckException | NoSuchFileException | EOFException e) {
                missing.put(location.position(), "the bytes are gone: " + e.getMessage());
                LOG.errorf(
                        "LOST: instance %s of study %s, institution %s: %s",
                        location.instance(), blob.study(), blob.institution(), e.getMessage());
            } catch (IOException e) {
                LOG.warnf(
                        e,
                        "Instance %s of study %s, institution %s, cannot be read now",
                        location.instance(),
                        blob.study(),
                        blob.institution());
            }
        }
        if (!missing.isEmpty()) {
            Transactions.inTransaction(keeper, connection -> {
                ledger.damaged(connection, blob.blob(), missing);
                return missing.size();
            });
        }
        return missing.size();
    }
}
