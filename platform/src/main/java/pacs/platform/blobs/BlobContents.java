package pacs.platform.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import pacs.platform.blobs.VolumeLayout.Place;

/** Lists a sealed blob by the index at its end, which is checked as a whole, without reading the objects. */
final class BlobContents {

    private final BlobBytes blob;
    private final Place place;
    private final long start;

    private BlobContents(BlobBytes blob, Place place, long start) {
        this.blob = blob;
        this.place = place;
        this.start = start;
    }

    /** @throws PieceCheckException when index or footer are not what {@link BlobEnd} wrote */
    static List<RecoveredRecord> read(BlobBytes blob, Place place) throws IOException {
        long start = BlobEnd.indexPosition(blob, place);
        return new BlobContents(blob, place, start).records();
    }

    private List<RecoveredRecord> records() throws IOException {
        List<RecoveredRecord> records = new ArrayList<>();
        long end = blob.length() - BlobEnd.FOOTER;
        long at = start;
        while (at < end) {
            long position = ByteBuffer.wrap(blob.read(at, Long.BYTES)).getLong();
            RecordHead head = head(at + Long.BYTES);
            at += Long.BYTES + RecordHead.LENGTH;
            records.add(record(head, position, at));
            at += head.trailerLength();
        }
        return records;
    }

    private RecordHead head(long at) throws IOException {
        return RecordHead.decode(blob.read(at, RecordHead.LENGTH))
                .filter(head -> head.place().equals(place))
                .orElseThrow(() -> blob.damaged(at, "a head in the index fails its check"));
    }

    private RecoveredRecord record(RecordHead head, long position, long trailerAt) throws IOException {
        TrailerSection identity = TrailerSection.read(blob, trailerAt, head.trailerLength()).stream()
                .filter(section -> section.kind() == TrailerSection.IDENTITY)
                .findFirst()
                .orElseThrow(() -> blob.damaged(trailerAt, "a trailer in the index lacks its identity"));
        Trailer trailer = Trailer.decode(blob.read(trailerAt + identity.offset(), identity.length()));
        return new RecoveredRecord(head.at(position, trailer), trailer);
    }
}
