package pacs.tiering.copies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.Sha256;
import pacs.platform.database.Transactions;
import pacs.tiering.objects.ObjectKey;
import pacs.tiering.objects.ObjectStore;
import pacs.tiering.placement.HotBlob;

/**
 * Protects sealed blobs, oldest first: every record is read again, the blob is put into the second place, read back there
 * and compared; only then it counts as PROTECTED.
 */
@ApplicationScoped
public class Copier {

    private static final Logger LOG = Logger.getLogger(Copier.class);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final BlobVolume volume;
    private final SecondPlace secondPlace;
    private final CopyLedger ledger;
    private final BlobCheck check;
    private final DataSource keeper;
    private final Map<BlobId, Instant> putOff = new HashMap<>();

    @Inject
    public Copier(
            BlobVolume volume,
            SecondPlace secondPlace,
            CopyLedger ledger,
            BlobCheck check,
            @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.secondPlace = secondPlace;
        this.ledger = ledger;
        this.check = check;
        this.keeper = keeper;
    }

    /** Copies one blob; false when there is none to copy. By one thread. */
    public synchronized boolean copyNext() {
        Optional<ObjectStore> store = secondPlace.store();
        if (store.isEmpty()) {
            return false;
        }
        Instant now = Instant.now();
        putOff.values().removeIf(now::isAfter);
        Optional<CopyLedger.Claim> claim = Transactions.inTransaction(
                keeper, connection -> ledger.claim(connection, volume.id(), List.copyOf(putOff.keySet())));
        claim.ifPresent(taken -> {
            try {
                Sha256 digest = copy(taken.blob(), store.get());
                boolean ours =
                        Transactions.inTransaction(keeper, connection -> ledger.copied(connection, taken, digest));
                if (!ours) {
                    LOG.warnf(
                            "Blob %s was taken by another while it was copied",
                            taken.blob().blob());
                }
            } catch (IOException e) {
                putOff.put(taken.blob().blob(), now.plus(TRY_AGAIN));
                LOG.errorf(
                        "Blob %s lies on one disk only: it could not be brought to the second place (%s); it is tried again",
                        taken.blob().blob(), e.getMessage());
            }
        });
        return claim.isPresent();
    }

    private Sha256 copy(HotBlob blob, ObjectStore store) throws IOException {
        check.check(
                blob.institution(),
                blob.blob(),
                volume.records(blob.institution(), blob.blob()).stream()
                        .map(found -> RecordPlace.of(
                                found.record().position(),
                                found.record().objectLength(),
                                found.record().trailerLength()))
                        .toList(),
                Instant.MAX);
        ObjectKey key = new ObjectKey(blob.institution(), blob.blob());
        Sha256 sent;
        try (DigestInputStream bytes = digesting(volume.sealedBytes(blob.institution(), blob.blob()))) {
            store.put(key, bytes);
            sent = Sha256.of(bytes.getMessageDigest().digest());
        }
        try (DigestInputStream back = digesting(store.get(key))) {
            back.transferTo(OutputStream.nullOutputStream());
            if (!Sha256.of(back.getMessageDigest().digest()).equals(sent)) {
                throw new IOException("what was read back is not what was written");
            }
        }
        return sent;
    }

    private static DigestInputStream digesting(InputStream bytes) {
        try {
            return new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
