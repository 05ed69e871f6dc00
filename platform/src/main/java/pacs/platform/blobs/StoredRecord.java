package pacs.platform.blobs;

/**
 * Where an object lies now, and what it is known by. Whoever holds this may promise the object to its sender.
 *
 * @param position of the record's head in the blob, in bytes
 * @param sequence place of the record among those of its blob, from 0
 * @param objectLength in bytes
 * @param trailerLength in bytes
 * @param objectDigest of the object as it was received: the SHA-256 of two, that of what stands before the data set and that
 *     of the data set
 * @param dataSetDigest of the data set alone, by which a repeated object is known (file meta information differs by sender)
 */
public record StoredRecord(
        BlobId blob,
        long position,
        int sequence,
        long objectLength,
        int trailerLength,
        Sha256 objectDigest,
        Sha256 dataSetDigest) {}
