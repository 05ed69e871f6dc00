package pacs.tiering.objects;

import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/** What a blob is called in a second place: the same at every try, so that a repeat replaces its own half. */
public record ObjectKey(InstitutionId institution, BlobId blob) {

    @Override
    public String toString() {
        return institution + "/" + blob + ".blob";
    }
}
