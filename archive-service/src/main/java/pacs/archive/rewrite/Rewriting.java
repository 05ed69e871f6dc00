package pacs.archive.rewrite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/**
 * Writes what a study has in some blobs anew, in the order in which it is looked at: each record is verified, copied, read
 * back, and only then one transaction has all rows point at the copies. It holds the lock of the study, as every
 * transaction that points a row at a blob does: a commit that comes late either has its row moved, or finds its blob
 * replaced and is refused. A kill before it leaves records nobody refers to; one after it leaves an old blob, which is
 * deleted later in any case. Bytes that fail their check stay where they are, and their blob with them.
 */
@ApplicationScoped
public class Rewriting {

    private static final Logger LOG = Logger.getLogger(Rewriting.class);

    /** Bytes that are left to what arrives. */
    private static final long MARGIN = 1L << 30;

    private static final String LOCK_STUDY =
            "select id from archive.study where institution = ? and study_uid = ? for no key update";

    private final BlobVolume volume;
    private final PlacementLedger placement;
    private final RecordCopy copying;
    private final CopyLedger copies = new CopyLedger();
    private final DataSource keeper;

    @Inject
    public Rewriting(BlobVolume volume, PlacementLedger placement, @Named("keeper") DataSource keeper) {
        this.volume = volume;
        this.placement = placement;
        this.copying = new RecordCopy(volume);
        this.keeper = keeper;
    }

    /** What is done with the records of some blobs. */
    private record Work(Map<Kept, StoredRecord> copied, Set<BlobId> kept, Map<BlobId, Map<Long, String>> damage) {

        Work() {
            this(new LinkedHashMap<>(), new HashSet<>(), new HashMap<>());
        }

        List<BlobId> fresh() {
            return copied.values().stream().map(StoredRecord::blob).distinct().toList();
        }

        List<BlobId> replaced(Set<BlobId> old) {
            return old.stream().filter(blob -> !kept.contains(blob)).toList();
        }
    }

    /**
     * Writes blobs of one study anew.
     *
     * @param old none of them takes records any more
     * @return whether all of them are replaced now; else it may be tried again
     * @throws IllegalArgumentException when one of them may take records
     * @throws Refusal when the disk is full or fails; no row was changed then
     * @throws IOException when a copy could not be read back; no row was changed then
     */
    public boolean rewrite(StudyKey study, Set<BlobId> old) throws IOException {
        for (BlobId blob : old) {
            if (volume.sealedLength(study.institution(), blob).isEmpty()
                    && !volume.isAside(study.institution(), blob)) {
                throw new IllegalArgumentException("Blob " + blob + " is neither sealed nor set aside");
            }
        }
        List<Kept> rows = Transactions.read(keeper, connection -> Kept.in(connection, study, old));
        Work work = new Work();
        List<Kept> whole = new ArrayList<>();
        for (Kept row : rows) {
            if (isWhole(study, row, work)) {
                whole.add(row);
            } else {
                work.kept().add(row.blob());
            }
        }
        note(work.damage());
        requireRoom(whole);
        boolean moved = false;
        try {
            for (Kept row : whole) {
                work.copied().put(row, copying.copy(study, row));
            }
            moved = Transactions.inTransaction(keeper, connection -> point(connection, study, work, old));
        } finally {
            if (!moved) {
                leave(study, work);
            }
        }
        return moved && work.kept().isEmpty();
    }

    /** Copies that nothing points at lie in blobs that placement knows: the next try replaces those, too, and they go. */
    private void leave(StudyKey study, Work work) {
        try {
            Transactions.inTransaction(keeper, connection -> {
                placement.opened(connection, hot(study, work.fresh()));
                return true;
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "Copies of study %s that nothing points at stay in %s", study.study(), work.fresh());
        }
    }

    private boolean isWhole(StudyKey study, Kept row, Work work) {
        RecordCopy.Finding finding = copying.look(study.institution(), row);
        if (finding instanceof RecordCopy.Finding.Damaged(String reason)) {
            LOG.errorf(
                    "DAMAGED: instance %s at %d of blob %s is not what was stored: %s",
                    row.instance(), row.position(), row.blob(), reason);
            work.damage().computeIfAbsent(row.blob(), _ -> new HashMap<>()).put(row.position(), reason);
        } else if (finding instanceof RecordCopy.Finding.Unreadable(IOException cause)) {
            LOG.warnf(cause, "Blob %s stays: instance %s cannot be read now", row.blob(), row.instance());
        }
        return finding instanceof RecordCopy.Finding.Whole;
    }

    private void note(Map<BlobId, Map<Long, String>> damage) {
        if (damage.isEmpty()) {
            return;
        }
        Transactions.inTransaction(keeper, connection -> {
            for (Map.Entry<BlobId, Map<Long, String>> blob : damage.entrySet()) {
                copies.damaged(connection, blob.getKey(), blob.getValue());
            }
            return damage.size();
        });
    }

    /** For all before the first: half of a study written twice helps nobody. What arrives meanwhile goes first. */
    private void requireRoom(List<Kept> rows) throws IOException {
        long wanted = rows.stream().mapToLong(Kept::bytes).sum();
        if (volume.freeBytes() < MARGIN + 2 * wanted) {
            throw new Refusal(Refusal.Reason.OUT_OF_SPACE, "The disk has no room to write these blobs anew");
        }
    }

    /** Changes nothing when one of the rows points somewhere else by now, or another one came to the old blobs. */
    private boolean point(Connection connection, StudyKey study, Work work, Set<BlobId> old) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_STUDY)) {
            lock.setInt(1, study.institution().value());
            lock.setString(2, study.study().value());
            lock.execute();
        }
        List<BlobId> replaced = work.replaced(old);
        if (!work.copied().keySet().containsAll(Kept.in(connection, study, replaced))) {
            return false;
        }
        List<BlobId> fresh = work.fresh();
        placement.opened(connection, hot(study, fresh));
        if (!Kept.move(connection, work.copied())) {
            connection.rollback();
            return false;
        }
        placement.replaced(connection, replaced, fresh);
        return true;
    }

    private List<HotBlob> hot(StudyKey study, List<BlobId> blobs) {
        return blobs.stream()
                .map(blob -> new HotBlob(blob, volume.id(), study.institution(), study.study()))
                .toList();
    }
}
