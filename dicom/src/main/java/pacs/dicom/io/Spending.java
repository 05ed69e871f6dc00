package pacs.dicom.io;

/** What reading an object has cost so far, held against its budget. */
final class Spending {

    private final Budget budget;
    private int elements;
    private long bytes;

    Spending(Budget budget) {
        this.budget = budget;
    }

    void element(long offset, int tag) throws DicomFormatException {
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

    void value(long length, long offset, int tag) throws DicomFormatException {
        bytes += length;
        if (bytes > budget.headerBytes()) {
            throw new DicomFormatException(
                    "The header's values are longer than " + budget.headerBytes() + " bytes", offset, tag);
        }
    }
}
