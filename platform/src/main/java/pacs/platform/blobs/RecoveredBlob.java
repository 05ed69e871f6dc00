package pacs.platform.blobs;

import java.util.List;
import pacs.platform.tenancy.InstitutionId;

/**
 * What a blob holds that was open when the process ended. Durable by now: its owner adopts the records it does not know.
 *
 * @param damaged whether a record in the middle failed its check; the blob is set aside as it is when they are adopted, and stays readable
 */
public record RecoveredBlob(InstitutionId institution, BlobId blob, List<RecoveredRecord> records, boolean damaged) {

    public RecoveredBlob {
        records = List.copyOf(records);
    }
}
