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
import pacs.dicom.json.JsonMemory;
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
        return read(record, DicomJson::readPlain);
    }

    /** All that was kept beside an object; without its sequences when it is longer than 1 MiB. */
    public DataSet whole(RecordReader record) throws IOException {
        return read(
                record,
                (json, taking) ->
                        json.length > LONGEST_WHOLE ? DicomJson.readPlain(json, taking) : DicomJson.read(json, taking));
    }

    @FunctionalInterface
    private interface Form {
        DataSet read(byte[] json, JsonMemory taking) throws IOException;
    }

    private DataSet read(RecordReader record, Form form) throws IOException {
        try (Share share = new Share();
                InputStream json = record.headerJson()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] step = new byte[STEP];
            for (int count = json.read(step); count >= 0; count = json.read(step)) {
                share.take((long) count * COPIES);
                text.write(step, 0, count);
            }
            return form.read(text.toByteArray(), share::take);
        }
    }

    /** What one reading has of the allowance. */
    private final class Share implements AutoCloseable {

        private long taken;

        void take(long bytes) throws IOException {
            if (!memory.couldEverHold(taken + bytes)) {
                throw new DicomFormatException("The header is longer than there is memory for", 0);
            }
            memory.take(bytes);
            taken += bytes;
        }

        @Override
        public void close() {
            memory.give(taken);
        }
    }
}
