package pacs.platform.audit;

/**
 * A schema of this process that has an audit trail; each service produces a bean for its own.
 *
 * @param name which has the tables {@code audit} and {@code audit_chain}
 * @param knowsPatients whether it has the function {@code audit_patients}, which tells whose a study is
 */
public record AuditedSchema(String name, boolean knowsPatients) {}
