package pacs.archive.completeness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import pacs.platform.receipts.Receipt;
import pacs.platform.tenancy.AsInstitution;
import pacs.platform.tenancy.Gateway;

/** The newest manifest of each gateway and study, what is missing of it, and what was signed. */
@ApplicationScoped
public class ManifestBook {

    private static final String MANIFEST = """
            insert into archive.manifest (institution, study_uid, gateway, digest, instances, bytes, complete_version)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (institution, study_uid, gateway) do update
            set digest = excluded.digest, instances = excluded.instances, bytes = excluded.bytes,
                complete_version = excluded.complete_version, received_at = clock_timestamp()""";

    private static final String NO_GAPS =
            "delete from archive.manifest_gap where institution = ? and study_uid = ? and gateway = ?";

    private static final String GAP = """
            insert into archive.manifest_gap (institution, study_uid, gateway, sop_uid, dataset_sha256, kind)
            values (?, ?, ?, ?, ?, ?)""";

    private static final String RECEIPT = """
            insert into archive.receipt (institution, study_uid, gateway, digest, level, signed) values (?, ?, ?, ?, ?, ?)
            on conflict (institution, study_uid, gateway, digest, level) do update
            set signed = excluded.signed, at = clock_timestamp()""";

    private final DataSource region;

    @Inject
    public ManifestBook(@Named("region") DataSource region) {
        this.region = region;
    }

    Comparison compare(Gateway gateway, Manifest manifest) {
        return Comparison.of(manifest, gateway.institution(), region);
    }

    /** @param version of the study in which it was compared */
    void note(Gateway gateway, Manifest manifest, List<Gap> gaps, long version) {
        AsInstitution.inTransaction(region, gateway.institution(), connection -> {
            try (PreparedStatement upsert =
                    of(connection, MANIFEST, gateway, manifest.study().value())) {
                upsert.setBytes(4, manifest.digest().bytes());
                upsert.setInt(5, manifest.lines().size());
                upsert.setLong(6, manifest.bytes());
                if (gaps.isEmpty()) {
                    upsert.setLong(7, version);
                } else {
                    upsert.setNull(7, Types.BIGINT);
                }
                upsert.executeUpdate();
            }
            try (PreparedStatement delete =
                    of(connection, NO_GAPS, gateway, manifest.study().value())) {
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    of(connection, GAP, gateway, manifest.study().value())) {
                for (Gap gap : gaps) {
                    insert.setString(4, gap.line().instance().value());
                    insert.setBytes(5, gap.line().digest().bytes());
                    insert.setString(6, gap.kind().word());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return gaps.size();
        });
    }

    void note(Gateway gateway, Receipt receipt, String signed) {
        AsInstitution.inTransaction(region, gateway.institution(), connection -> {
            try (PreparedStatement upsert =
                    of(connection, RECEIPT, gateway, receipt.study().value())) {
                upsert.setBytes(4, receipt.manifest().bytes());
                upsert.setString(5, receipt.level().toString());
                upsert.setString(6, signed);
                return upsert.executeUpdate();
            }
        });
    }

    private static PreparedStatement of(Connection connection, String sql, Gateway gateway, String study)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setInt(1, gateway.institution().value());
        statement.setString(2, study);
        statement.setString(3, gateway.aeTitle().value());
        return statement;
    }
}
