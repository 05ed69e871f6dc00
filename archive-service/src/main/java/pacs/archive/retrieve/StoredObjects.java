package pacs.archive.retrieve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.headers.Headers;
import pacs.dicom.core.DataSet;
import pacs.dicom.io.ObjectParser;
import pacs.platform.Refusal;
import pacs.platform.blobs.BlobId;
import pacs.platform.blobs.BlobVolume;
import pacs.platform.blobs.RecordReader;
import pacs.platform.tenancy.InstitutionId;

/** The bytes of objects. None leaves that failed its check: reading then ends in an exception. */
@ApplicationScoped
public class StoredObjects {

    private final BlobVolume volume;
    private final Headers headers;
    private final Locator locator;

    @Inject
    public StoredObjects(BlobVolume volume, Headers headers, Locator locator) {
        this.volume = volume;
        this.headers = headers;
        this.locator = locator;
    }

    /**
     * Opens one, where it lies by now when it was moved since it was located; to be closed.
     *
     * @throws Refusal UNAVAILABLE when its blob is not on this machine
     */
    public RecordReader open(StoredInstance instance) throws IOException {
        try {
            return volume.read(instance.institution(), instance.blob(), instance.position());
        } catch (NoSuchFileException _) {
            Sight owner = Sight.ofOwner(instance.institution(), instance.study());
            StoredInstance now = locator.instance(owner, instance.series(), instance.instance());
            return open(now.institution(), now.blob(), now.position());
        }
    }

    /** Sends the whole object as it was received. */
    public void send(StoredInstance instance, OutputStream out) throws IOException {
        try (RecordReader record = open(instance);
                InputStream object = record.object()) {
            object.transferTo(out);
        }
    }

    /**
     * The header without its big values, read from beside the object.
     *
     * @param sequences whether with its sequences, which cost most of it
     */
    public DataSet header(InstitutionId institution, BlobId blob, long position, boolean sequences) throws IOException {
        try (RecordReader record = open(institution, blob, position)) {
            return sequences ? headers.whole(record) : headers.plain(record);
        }
    }

    /** The same of one that is open, without sequences. */
    DataSet header(RecordReader record) throws IOException {
        return headers.plain(record);
    }

    /** Parses an object; what it read takes of the memory for headers until it is closed. */
    ObjectParser parser(InputStream object) throws IOException {
        return ObjectParser.ofPart10(object, headers.budget());
    }

    /**
     * Sends the header as DICOM JSON (PS3.18 F.2).
     *
     * @param bulkPrefix what a path into the data set is put behind to make a BulkDataURI
     */
    public void sendHeader(StoredInstance instance, String bulkPrefix, OutputStream out) throws IOException {
        try (RecordReader record = open(instance);
                InputStream json = record.headerJson()) {
            BulkUriOutput rewritten = new BulkUriOutput(out, bulkPrefix);
            json.transferTo(rewritten);
        }
    }

    private RecordReader open(InstitutionId institution, BlobId blob, long position) throws IOException {
        try {
            return volume.read(institution, blob, position);
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The object exists, but its bytes are not on this machine now; repeat the request later.",
                    e);
        }
    }
}
