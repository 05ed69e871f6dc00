package pacs.platform.blobs;

/**
 * A blob that will not change any more and may be copied elsewhere.
 *
 * @param records how many objects it holds
 * @param length of the whole file in bytes
 */
public record SealedBlob(BlobOwner owner, BlobId blob, int records, long length) {}
