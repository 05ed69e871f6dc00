package pacs.platform.blobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pacs.platform.blobs.VolumeLayout.Place;

/**
 * Makes sense of a blob whose writer is gone. Walks its records from the first to where one fails its check. What is left is
 * the record that was being written and can be cut, unless a head of a later record lies in it: then a promised record is
 * damaged, and nothing may be cut.
 */
final class BlobRecovery {

    private final BlobBytes blob;
    private final Place place;
    private final List<RecoveredRecord> records = new ArrayList<>();
    private long end;

    private BlobRecovery(BlobBytes blob, Place place) {
        this.blob = blob;
        this.place = place;
    }

    /**
     * What was found.
     *
     * @param end of the last whole record
     * @param damaged whether later records lie behind one that fails its check, or the disk does not say
     */
    record Found(List<RecoveredRecord> records, long end, boolean damaged) {}

    static Found read(BlobBytes blob, Place place) {
        BlobRecovery recovery = new BlobRecovery(blob, place);
        boolean damaged;
        try {
            recovery.walk();
            damaged = new HeadSearch(blob, place, recovery.records.size()).anyFrom(recovery.end + 1);
        } catch (IOException e) {
            damaged = true;
        }
        return new Found(recovery.records, recovery.end, damaged);
    }

    private void walk() throws IOException {
        Optional<RecordBytes> next = next();
        while (next.isPresent()) {
            RecordBytes record = next.get();
            try {
                Trailer trailer = record.verify();
                records.add(new RecoveredRecord(record.head().at(end, trailer), trailer));
            } catch (PieceCheckException e) {
                return;
            }
            end = record.end();
            next = next();
        }
    }

    private Optional<RecordBytes> next() throws IOException {
        return RecordBytes.at(blob, place, end).filter(record -> record.head().sequence() == records.size());
    }
}
