package pacs.tiering.copies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.PieceCheckException;
import pacs.platform.blobs.RecordReader;
import pacs.platform.database.Transactions;
import pacs.platform.tenancy.InstitutionId;

/** Reads stored records again, each once, and notes those whose bytes are gone or not what was written. */
@ApplicationScoped
public class BlobCheck {

    private static final Logger LOG = Logger.getLogger(BlobCheck.class);

    private final BlobVolume volume;
    private final CopyLedger ledger;
    private final DataSource keeper;

    @Inject
    public BlobCheck(BlobVolume volume, CopyLedger ledger, @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.ledger = ledger;
        this.keeper = keeper;
    }

    /**
     * Reads those records of a blob that were not read again before. That the blob is there at all is looked at every time.
     *
     * @param until then the rest is left to the next call
     * @return positions of those that were not read
     * @throws IOException when the disk cannot say what it holds
     */
    public Set<Long> check(InstitutionId institution, BlobId blob, Collection<RecordPlace> records, Instant until)
            throws IOException {
        List<RecordPlace> inOrder = records.stream()
                .sorted(Comparator.comparingLong(RecordPlace::position))
                .toList();
        BlobState state = Transactions.read(keeper, connection -> ledger.states(connection, List.of(blob)))
                .get(blob);
        if (state == null) {
            return inOrder.stream().map(RecordPlace::position).collect(Collectors.toSet());
        }
        if (inOrder.isEmpty()) {
            return Set.of();
        }
        Set<Long> unread = new HashSet<>();
        Map<Long, String> damage = new HashMap<>();
        long checkedTo = state.checkedTo();
        if (isGone(institution, blob, inOrder.getFirst())) {
            inOrder.forEach(record -> damage.put(record.position(), "the blob is gone"));
        } else {
            for (RecordPlace record : inOrder) {
                if (record.position() >= state.checkedTo()) {
                    if (Instant.now().isBefore(until)) {
                        read(institution, blob, record, damage);
                        checkedTo = record.position() == checkedTo ? record.end() : checkedTo;
                    } else {
                        unread.add(record.position());
                    }
                }
            }
        }
        damage.keySet().removeAll(state.damage().keySet());
        note(blob, checkedTo, damage);
        return unread;
    }

    private boolean isGone(InstitutionId institution, BlobId blob, RecordPlace first) throws IOException {
        try (RecordReader _ = volume.read(institution, blob, first.position())) {
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (PieceCheckException e) {
            return false; // damaged, but there
        }
    }

    private void read(InstitutionId institution, BlobId blob, RecordPlace record, Map<Long, String> damage)
            throws IOException {
        try (RecordReader reader = volume.read(institution, blob, record.position())) {
            reader.verify();
        } catch (PieceCheckException | NoSuchFileException e) {
            damage.put(record.position(), String.valueOf(e.getMessage()));
        }
    }

    private void note(BlobId blob, long checkedTo, Map<Long, String> damage) {
        damage.forEach((position, reason) ->
                LOG.errorf("DAMAGED: the record at %d of blob %s is not what was stored: %s", position, blob, reason));
        Transactions.inTransaction(keeper, connection -> {
            ledger.damaged(connection, blob, damage);
            ledger.checked(connection, blob, checkedTo);
            return damage.size();
        });
    }
}
