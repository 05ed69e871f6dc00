package pacs.archive.headers;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import pacs.dicom.core.DataSet;
import pacs.dicom.io.Budget;
import pacs.dicom.io.HeaderMemory;
import pacs.dicom.json.DicomJson;
import pacs.platform.blobs.RecordReader;

/**
 * Reads headers, those that come in and those that are here, within one allowance: an enhanced object's may take a large
 * part of the heap, and several people may open it at once. Who comes when the allowance is used up is to come again
 * ({@link HeaderMemory.Exhausted}).
 */
@ApplicationScoped
public class Headers {

    /** Beside which a heap of 256 MB has to hold everything else. */
    private static final long ALLOWANCE = 96L << 20;

    private static final int STEP = 64 << 10;

    /** Growing a buffer holds its bytes up to three times. */
    private static final int COPIES = 3;

    /** What a byte of JSON costs as a tree and as a data set, beside the buffer. */
    private static final int ON_HEAP = 10;

    private final HeaderMemory memory;

    public Headers() {
        this(ALLOWANCE);
    }

    /** @param allowance estimated bytes on the heap */
    public Headers(long allowance) {
        this.memory = new HeaderMemory(allowance);
    }

    /** For a parser, which gives the memory back when it is closed. */
    public Budget budget() {
        return Budget.DEFAULT.within(memory);
    }

    /**
     * What was kept beside an object, without its sequences, which can be very long.
     *
     * @throws pacs.dicom.io.DicomFormatException when it is no DICOM JSON any more
     */
    public DataSet plain(RecordReader record) throws IOException {
        return read(record, 1, DicomJson::readPlain);
    }

    /** All that was kept beside an object; its sequences only where the allowance could ever hold them. */
    public DataSet whole(RecordReader record) throws IOException {
        return read(record, ON_HEAP, DicomJson::read);
    }

    @FunctionalInterface
    private interface Form {
        DataSet read(byte[] json) throws IOException;
    }

    private DataSet read(RecordReader record, int cost, Form form) throws IOException {
        long taken = 0;
        try (InputStream json = record.headerJson()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] step = new byte[STEP];
            for (int count = json.read(step); count >= 0; count = json.read(step)) {
                memory.take((long) count * COPIES);
                taken += (long) count * COPIES;
                text.write(step, 0, count);
            }
            long tree = (long) text.size() * cost;
            if (!memory.couldEverHold(taken + tree)) {
                return DicomJson.readPlain(text.toByteArray());
            }
            memory.take(tree);
            taken += tree;
            return form.read(text.toByteArray());
        } finally {
            memory.give(taken);
        }
    }
}
