package pacs.gateway.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import pacs.platform.Refusal;
import pacs.platform.blobs.RecordWriter;
import pacs.platform.blobs.StoredRecord;
import pacs.platform.blobs.TrailerContent;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.tenancy.InstitutionId;

/** An object on its way into the spool. Closed before it was kept, nothing of it stays. */
public final class Arrival implements Closeable {

    private final InstitutionId institution;
    private final RecordWriter record;
    private final SpoolQueue queue;
    private final Fullness fullness;
    private final long dataSetOffset;
    private long counted;
    private boolean kept;

    Arrival(InstitutionId institution, RecordWriter record, long dataSetOffset, SpoolQueue queue, Fullness fullness) {
        this.institution = institution;
        this.record = record;
        this.dataSetOffset = dataSetOffset;
        this.queue = queue;
        this.fullness = fullness;
    }

    /** Takes the object's bytes as they were received. */
    public OutputStream out() {
        OutputStream out = record.out();
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                count(1);
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                count(length);
                out.write(bytes, offset, length);
            }
        };
    }

    private void count(long bytes) {
        fullness.arrived(bytes);
        counted += bytes;
    }

    /**
     * The object is complete and good. On return it is durable and will be brought to the archive.
     *
     * @throws Refusal when the disk did not keep it
     */
    public void keep(TrailerContent content) {
        StoredRecord stored = record.finish(content);
        kept = true;
        SpooledInstance object = new SpooledInstance(
                new SpoolBlob(institution, stored.blob()),
                stored.position(),
                content.study(),
                stored.objectLength(),
                new ManifestLine(content.instance(), stored.objectLength() - dataSetOffset, stored.dataSetDigest()));
        queue.add(List.of(object), Instant.now());
    }

    @Override
    public void close() {
        record.close();
        if (!kept) {
            fullness.freed(counted);
            counted = 0;
        }
    }
}
