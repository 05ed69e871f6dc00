package pacs.archive.rewrite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import pacs.archive.catalogue.StudyKey;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobOwner;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.PieceCheckException;
import pacs.platform.blobs.RecordReader;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.blobs.Trailer;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.database.Transactions;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/**
 * Writes what a study has in some blobs anew, in the order in which it is looked at: copied, verified, and only then one
 * transaction has all rows point at the copies. A kill before it leaves records nobody refers to; one after it leaves an old
 * blob, which is deleted later in any case. Bytes that fail their check stay where they are, and their blob with them.
 */
@ApplicationScoped
public class Rewriting {

    private static final Logger LOG = Logger.getLogger(Rewriting.class);

    private static final String LOCK_STUDY =
            "select id from archive.study where institution = ? and study_uid = ? for no key update";

    private final BlobVolume volume;
    private final PlacementLedger placement;
    private final DataSource region;

    @Inject
    public Rewriting(BlobVolume volume, PlacementLedger placement, @Named("region") DataSource region) {
        this.volume = volume;
        this.placement = placement;
        this.region = region;
    }

    /**
     * Writes blobs of one study anew.
     *
     * @param old none of them takes records any more
     * @return whether all of them are replaced now
     * @throws pacs.platform.Refusal when the disk is full or fails; nothing was changed then
     * @throws IOException when a record could not be read for now, or not read back
     */
    public boolean rewrite(StudyKey study, Set<BlobId> old) throws IOException {
        List<Kept> rows = Transactions.read(region, connection -> Kept.in(connection, study, old));
        Map<Kept, StoredRecord> copies = new LinkedHashMap<>();
        Set<BlobId> damaged = new HashSet<>();
        for (Kept row : rows) {
            try {
                copies.put(row, copy(study, row));
            } catch (PieceCheckException | NoSuchFileException e) {
                damaged.add(row.blob());
                LOG.errorf(
                        "Blob %s stays where it is: instance %s cannot be read from it (%s)",
                        row.blob(), row.instance(), e.getMessage());
            }
        }
        Set<BlobId> replaced =
                old.stream().filter(blob -> !damaged.contains(blob)).collect(Collectors.toSet());
        boolean moved = Transactions.inTransaction(
                region, connection -> point(connection, study, copies, List.copyOf(replaced)));
        return moved && damaged.isEmpty();
    }

    private StoredRecord copy(StudyKey study, Kept row) throws IOException {
        StoredRecord copy;
        try (RecordReader record = volume.read(study.institution(), row.blob(), row.position())) {
            Trailer trailer = record.trailer();
            BlobOwner owner = new BlobOwner(study.institution(), study.study());
            try (InputStream object = record.object();
                    RecordWriter writer =
                            volume.append(owner, trailer.dataSetOffset(), OptionalLong.of(record.length()))) {
                object.transferTo(writer.out());
                copy = writer.finish(content(record, trailer));
            }
            if (!copy.objectDigest().equals(record.objectDigest())) {
                throw new IOException("A copy of instance " + row.instance() + " is not what was copied");
            }
        }
        try (RecordReader back = volume.read(study.institution(), copy.blob(), copy.position())) {
            back.verify();
        } catch (PieceCheckException e) {
            throw new IOException("A copy of instance " + row.instance() + " was not read back as it was written", e);
        }
        return copy;
    }

    private static TrailerContent content(RecordReader record, Trailer trailer) throws IOException {
        return new TrailerContent(
                trailer.study(),
                trailer.series(),
                trailer.instance(),
                trailer.sopClass(),
                trailer.transferSyntax(),
                record.frames(),
                out -> {
                    try (InputStream json = record.headerJson()) {
                        json.transferTo(out);
                    }
                },
                trailer.warnings());
    }

    /** Nothing at all when one of the rows points somewhere else by now: it may have been healed meanwhile. */
    private boolean point(Connection connection, StudyKey study, Map<Kept, StoredRecord> copies, List<BlobId> replaced)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_STUDY)) {
            lock.setInt(1, study.institution().value());
            lock.setString(2, study.study().value());
            lock.execute();
        }
        List<BlobId> fresh =
                copies.values().stream().map(StoredRecord::blob).distinct().toList();
        placement.opened(connection, hot(study, fresh));
        for (Map.Entry<Kept, StoredRecord> copy : copies.entrySet()) {
            if (!copy.getKey().moveTo(connection, copy.getValue())) {
                connection.rollback();
                return false;
            }
        }
        placement.replaced(connection, replaced, fresh);
        return true;
    }

    private List<HotBlob> hot(StudyKey study, List<BlobId> blobs) {
        List<HotBlob> hot = new ArrayList<>();
        blobs.forEach(blob -> hot.add(new HotBlob(blob, volume.id(), study.institution(), study.study())));
        return hot;
    }
}
