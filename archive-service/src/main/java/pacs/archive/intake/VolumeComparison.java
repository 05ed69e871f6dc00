package pacs.archive.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.InstanceKey;
import pacs.archive.catalogue.Location;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.StudyKey;
import pacs.archive.headers.Headers;
import pacs.archive.intake.VolumeReport.Finding;
import pacs.archive.retrieve.Contents;
import pacs.archive.retrieve.FrameDecoding;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.codec.CodestreamDecoder;
import pacs.platform.audit.AuditKey;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecoveredBlob;
import pacs.platform.blobs.RecoveredRecord;
import pacs.platform.blobs.Sha256;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.CopyLedger;
import pacs.tiering.placement.HotBlob;
import pacs.tiering.placement.PlacementLedger;

/**
 * Holds a whole volume against the catalogue, every record and every row, while nothing is received. Changes nothing
 * unless told to.
 */
public final class VolumeComparison {

    /** Before every blob. */
    private static final UUID NOTHING = new UUID(0, 0);

    /** Blobs that are asked for at once. */
    private static final int PAGE = 1_000;

    private final BlobVolume volume;
    private final Catalogue catalogue;
    private final Adoption adoption;
    private final DataSource keeper;
    private final PlacementLedger placement = new PlacementLedger();
    private final CopyLedger copies = new CopyLedger();

    VolumeComparison(BlobVolume volume, Catalogue catalogue, Adoption adoption, DataSource keeper) {
        this.volume = volume;
        this.catalogue = catalogue;
        this.adoption = adoption;
        this.keeper = keeper;
    }

    /**
     * For a program of its own, while no archive runs. It decodes no compressed pixels: whoever came in such a form under
     * known UIDs counts as another version.
     *
     * @param keeper the region's database as the keeper
     * @param intake the same as the role of ingest, with connections that plan as {@link Catalogue#PLANS} says
     * @param key of the audit trail, which has what is adopted
     */
    public static VolumeComparison of(BlobVolume volume, DataSource keeper, DataSource intake, AuditKey key) {
        Headers headers = new Headers();
        StoredObjects objects = new StoredObjects(volume, headers, new Locator(keeper));
        Catalogue catalogue = new Catalogue(intake, new PlacementLedger(), key);
        Contents contents = new Contents(objects, new FrameDecoding(objects, CodestreamDecoder.NONE));
        Adoption adoption = new Adoption(volume, catalogue, headers, new Versions(catalogue, contents));
        return new VolumeComparison(volume, catalogue, adoption, keeper);
    }

    /** @param fix whether what differs is set right; blobs that a kill has left open are taken in first then */
    public VolumeReport compare(boolean fix) throws IOException {
        if (fix) {
            volume.recover(adoption::adopt);
        }
        VolumeReport.Draft draft = new VolumeReport.Draft();
        Set<BlobId> replaced = Transactions.read(keeper, connection -> placement.replaced(connection, volume.id()));
        gone(draft, fix); // lost rows before whole records: these take the place of what is noted as lost
        volume.look(blob -> {
            if (replaced.contains(blob.blob())) {
                return; // what it holds was written anew, and its bytes will go
            }
            draft.blob();
            Transactions.read(keeper, connection -> placement.find(connection, volume.id(), blob.blob()))
                    .ifPresent(known -> rows(known, positions(blob), draft, fix));
            records(blob, draft, fix);
        });
        for (HotBlob blob : Transactions.read(keeper, connection -> placement.open(connection, volume.id()))) {
            seal(blob, draft, fix);
        }
        return draft.finish(volume.id(), fix);
    }

    /** The rows of blobs that are not there. */
    private void gone(VolumeReport.Draft draft, boolean fix) {
        List<HotBlob> page = after(NOTHING);
        while (!page.isEmpty()) {
            for (HotBlob blob : page) {
                if (!volume.holds(blob.institution(), blob.blob())) {
                    rows(blob, Set.of(), draft, fix);
                }
            }
            page = after(page.getLast().blob().value());
        }
    }

    private List<HotBlob> after(UUID blob) {
        return Transactions.read(keeper, connection -> placement.on(connection, volume.id(), blob, PAGE));
    }

    private static Set<Long> positions(RecoveredBlob blob) {
        return blob.records().stream().map(found -> found.record().position()).collect(Collectors.toSet());
    }

    private void records(RecoveredBlob blob, VolumeReport.Draft draft, boolean fix) {
        Map<StudyKey, Set<Long>> known = new HashMap<>();
        for (RecoveredRecord found : blob.records()) {
            long bytes = found.record().objectLength();
            draft.record(bytes);
            StudyKey study = new StudyKey(blob.institution(), found.trailer().study());
            Set<Long> rows = known.computeIfAbsent(study, key -> positions(key, blob.blob()));
            if (rows.contains(found.record().position())) {
                continue;
            }
            if (isElsewhere(study, found)) {
                draft.repeat(bytes);
                continue;
            }
            if (volume.isAside(blob.institution(), blob.blob())) {
                draft.doubtful(bytes);
                continue;
            }
            draft.orphan(new Finding(
                    blob.institution().value(),
                    found.trailer().study().value(),
                    found.trailer().instance().value(),
                    blob.blob().toString(),
                    found.record().position(),
                    "it is whole and no row points at it"));
            if (fix) {
                adoption.adopt(new RecoveredBlob(blob.institution(), blob.blob(), List.of(found), blob.damaged()));
            }
        }
    }

    private Set<Long> positions(StudyKey study, BlobId blob) {
        return catalogue.locations(study, blob).stream().map(Location::position).collect(Collectors.toSet());
    }

    private boolean isElsewhere(StudyKey study, RecoveredRecord found) {
        InstanceKey key = new InstanceKey(study, found.trailer().instance());
        Sha256 digest = found.trailer().dataSetDigest();
        boolean isShown = catalogue.find(key).filter(digest::equals).isPresent();
        return isShown ? !catalogue.isDamaged(key) : catalogue.isBeside(key, digest);
    }

    private void rows(HotBlob blob, Set<Long> found, VolumeReport.Draft draft, boolean fix) {
        Map<Long, String> lost = new HashMap<>();
        Set<Long> known = new HashSet<>(damage(blob.blob()));
        StudyKey study = new StudyKey(blob.institution(), blob.study());
        for (Location location : catalogue.locations(study, blob.blob())) {
            if (!found.contains(location.position())) {
                String reason = found.isEmpty() ? "its blob is gone" : "no whole record is there";
                draft.lost(new Finding(
                        blob.institution().value(),
                        blob.study().value(),
                        location.instance().value(),
                        blob.blob().toString(),
                        location.position(),
                        known.contains(location.position()) ? reason + ", as is noted" : reason));
                lost.put(location.position(), reason);
            }
        }
        lost.keySet().removeAll(known);
        if (fix && !lost.isEmpty()) {
            Transactions.inTransaction(keeper, connection -> {
                copies.damaged(connection, blob.blob(), lost);
                return lost.size();
            });
        }
    }

    private Set<Long> damage(BlobId blob) {
        return Transactions.read(keeper, connection -> {
            var state = copies.states(connection, List.of(blob)).get(blob);
            return state == null ? Set.<Long>of() : state.damage().keySet();
        });
    }

    private void seal(HotBlob blob, VolumeReport.Draft draft, boolean fix) throws IOException {
        var length = volume.sealedLength(blob.institution(), blob.blob());
        if (length.isEmpty()) {
            return;
        }
        draft.unnoted(blob.blob().toString());
        if (fix) {
            Transactions.inTransaction(
                    keeper, connection -> placement.sealed(connection, blob.blob(), length.getAsLong()));
        }
    }
}
