package pacs.archive.catalogue;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import pacs.platform.audit.AuditedSchema;

/** The archive has an audit trail of its own. */
@Singleton
class ArchiveAudit {

    @Produces
    @Singleton
    static AuditedSchema archive() {
        return new AuditedSchema("archive", true);
    }
}
