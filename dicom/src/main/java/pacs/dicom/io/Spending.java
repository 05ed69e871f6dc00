package pacs.dicom.io;

import java.io.IOException;

/** What reading an object has cost so far, held against its budget. */
final class Spending {

    /** An estimate of what an element costs beside its bytes: two records, an array's head, its place in lists. */
    private static final long ELEMENT_ON_HEAP = 96;

    /** Offset, length and mark of a fragment. */
    private static final long FRAGMENT_ON_HEAP = 16;

    /** Memory is taken from the shared one in steps, so that many readers seldom meet at its counter. */
    private static final long STEP = 64 * 1024;

    private final Budget budget;
    private int elements;
    private long bytes;
    private long onHeap;
    private long taken;

    Spending(Budget budget) {
        this.budget = budget;
    }

    void element(long offset, int tag) throws IOException {
        count(offset, tag);
        heap(ELEMENT_ON_HEAP, offset, tag);
    }

    void fragment(long offset, int tag) throws IOException {
        count(offset, tag);
        heap(FRAGMENT_ON_HEAP, offset, tag);
    }

    private void count(long offset, int tag) throws DicomFormatException {
        if (++elements > budget.elements()) {
            throw new DicomFormatException("More than " + budget.elements() + " elements and items", offset, tag);
        }
    }

    /** @param levels how many levels there are already: the object itself, and two for each nesting */
    void depth(int levels, long offset, int tag) throws DicomFormatException {
        if (levels / 2 >= budget.depth()) {
            throw new DicomFormatException("Sequences nest more than " + budget.depth() + " deep", offset, tag);
        }
    }

    /** Refuses a value that would be beyond the budget, before a byte of it is read and before anything is taken for it. */
    void promised(long length, long offset, int tag) throws DicomFormatException {
        if (length > budget.headerBytes() - bytes) {
            throw new DicomFormatException(
                    "The header's values are longer than " + budget.headerBytes() + " bytes", offset, tag);
        }
        if (!budget.memory().couldEverHold(onHeap + length)) {
            throw new DicomFormatException("The header needs more memory than there is for headers", offset, tag);
        }
    }

    /** Bytes of a value that have arrived; whoever only promises them keeps nobody waiting. */
    void value(long length, long offset, int tag) throws IOException {
        bytes += length;
        if (bytes > budget.headerBytes()) {
            throw new DicomFormatException(
                    "The header's values are longer than " + budget.headerBytes() + " bytes", offset, tag);
        }
        heap(length, offset, tag);
    }

    /** Gives the shared memory back, once the object is no longer held. */
    void end() {
        budget.memory().give(taken);
        taken = 0;
    }

    private void heap(long more, long offset, int tag) throws IOException {
        onHeap += more;
        if (!budget.memory().couldEverHold(onHeap)) {
            throw new DicomFormatException("The header needs more memory than there is for headers", offset, tag);
        }
        while (taken < onHeap) {
            long step = Math.max(STEP, onHeap - taken);
            budget.memory().take(step);
            taken += step;
        }
    }
}
