package pacs.platform.blobs;

import java.io.IOException;
import pacs.platform.blobs.VolumeLayout.Place;

/**
 * Looks for heads of later records anywhere in a blob. Its id is random, so that no object can hold a head of the blob it lies
 * in; an index that was not finished holds heads, but only of records that come before it.
 */
final class HeadSearch {

    private static final int WINDOW = 1 << 20;

    private final BlobBytes blob;
    private final Place place;
    private final int sequence;
    private final byte[] magic = RecordHead.magic();
    private final byte[] window = new byte[WINDOW];

    /** @param sequence of the record before those looked for */
    HeadSearch(BlobBytes blob, Place place, int sequence) {
        this.blob = blob;
        this.place = place;
        this.sequence = sequence;
    }

    boolean anyFrom(long start) throws IOException {
        long last = blob.length() - RecordHead.LENGTH;
        for (long from = start; from <= last; from += WINDOW - magic.length + 1) {
            int length = (int) Math.min(WINDOW, blob.length() - from);
            blob.read(from, window, length);
            for (int i = 0; i <= length - magic.length; i++) {
                if (isMagic(i) && isHead(from + i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isMagic(int at) {
        for (int i = 0; i < magic.length; i++) {
            if (window[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isHead(long position) throws IOException {
        return blob.length() - position >= RecordHead.LENGTH
                && RecordHead.decode(blob.read(position, RecordHead.LENGTH))
                        .filter(head -> head.place().equals(place) && head.sequence() > sequence)
                        .isPresent();
    }
}
