package pacs.archive.headers;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import pacs.dicom.core.DataSet;
import pacs.dicom.io.Budget;
import pacs.dicom.io.DicomFormatException;
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

    /** Beyond it sequences are passed over: what was read stays with its reader, whom nobody counts any more. */
    private static final int LONGEST_WHOLE = 1 << 20;

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
     * @throws DicomFormatException when it is no DICOM JSON any more, or longer than the allowance could ever hold
     */
    public DataSet plain(RecordReader record) throws IOException {
        return read(record, 1, DicomJson::readPlain);
    }

    /** All that was kept beside an object; without its sequences when it is longer than 1 MiB. */
    public DataSet whole(RecordReader record) throws IOException {
        return read(
                record,
                ON_HEAP,
                json -> json.length > LONGEST_WHOLE ? DicomJson.readPlain(json) : DicomJson.read(json));
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
                if (!memory.couldEverHold(taken + (long) count * COPIES)) {
                    throw new DicomFormatException("The header is longer than there is memory for", text.size());
                }
                memory.take((long) count * COPIES);
                taken += (long) count * COPIES;
                text.write(step, 0, count);
            }
            long tree = (long) Math.min(text.size(), LONGEST_WHOLE) * cost;
            if (!memory.couldEverHold(taken + tree)) {
                throw new DicomFormatException("The header is longer than there is memory for", text.size());
            }
            memory.take(tree);
            taken += tree;
            return form.read(text.toByteArray());
        } finally {
            memory.give(taken);
        }
    }
}
