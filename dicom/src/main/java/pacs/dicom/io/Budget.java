package pacs.dicom.io;

/**
 * What one object may cost its reader; beyond it the object is refused, whatever its header promises.
 *
 * @param depth how deep sequences may nest
 * @param elements how many elements, items and fragments there may be in all
 * @param headerBytes bytes of values kept in memory
 * @param inflatedBytes bytes a deflated object may grow to
 * @param inflateRatio how many times its compressed size it may grow to, once past the first megabyte
 * @param memory what the headers being read at the same time share
 */
public record Budget(
        int depth, int elements, long headerBytes, long inflatedBytes, int inflateRatio, HeaderMemory memory) {

    private static final long MIB = 1L << 20;

    /** Room for an enhanced multi-frame object of 20,000 frames, not for a bomb. */
    public static final Budget DEFAULT = new Budget(64, 1_000_000, 64 * MIB, 4096 * MIB, 200, HeaderMemory.UNLIMITED);

    /** The same limits for each object, and one for all of them together. */
    public Budget within(HeaderMemory shared) {
        return new Budget(depth, elements, headerBytes, inflatedBytes, inflateRatio, shared);
    }
}
