package pacs.gateway.spool;

import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;

/** A blob in the spool. */
public record SpoolBlob(InstitutionId institution, BlobId blob) {}
