package pacs.platform.blobs;

import java.time.Duration;

/**
 * When a blob is sealed, and how full its disk may get.
 *
 * @param sealAtBytes a blob this long takes no further object
 * @param sealIdle a blob nothing was written to for this long is sealed
 * @param sealAge a blob this old is sealed as soon as no object is being written
 * @param ownFileBytes a longer object has a blob of its own if its length is known beforehand; if not, it is the last of its blob
 * @param reserveBytes free space that is left to the system: no object is begun that would go below
 */
public record BlobRules(long sealAtBytes, Duration sealIdle, Duration sealAge, long ownFileBytes, long reserveBytes) {

    /** 1 GB, 30 seconds, 5 minutes, 64 MB; 1 GB stays free. */
    public static final BlobRules DEFAULT =
            new BlobRules(1L << 30, Duration.ofSeconds(30), Duration.ofMinutes(5), 64L << 20, 1L << 30);

    /** The same, with another reserve. */
    public BlobRules withReserve(long bytes) {
        return new BlobRules(sealAtBytes, sealIdle, sealAge, ownFileBytes, bytes);
    }
}
