package pacs.tiering.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.dicom.core.StudyUid;
import pacs.platform.blobs.BlobId;
import pacs.platform.database.DatabaseRoles;
import pacs.platform.database.Migrations;
import pacs.platform.tenancy.InstitutionId;
import pacs.testkit.Postgres;

class PlacementLedgerTest {

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private final PlacementLedger ledger = new PlacementLedger();
    private final UUID volume = UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        DatabaseRoles.ensure(as("postgres"), new DatabaseRoles.Secrets("owner", "runtime", "intake", "keeper"));
        Migrations.run(as(DatabaseRoles.OWNER), "tiering");
    }

    @Test
    void a_blob_is_open_until_it_is_sealed_once() throws SQLException {
        HotBlob blob = blob();
        try (Connection connection = as(DatabaseRoles.KEEPER).getConnection()) {
            ledger.opened(connection, List.of(blob, blob));
            ledger.opened(connection, List.of(blob));
            assertThat(ledger.open(connection, volume)).containsExactly(blob);

            assertThat(ledger.sealed(connection, blob.blob(), 4711)).isTrue();
            assertThat(ledger.sealed(connection, blob.blob(), 4712)).isFalse();
            assertThat(ledger.open(connection, volume)).isEmpty();
        }
    }

    @Test
    void blobs_of_other_volumes_are_another_s_business() throws SQLException {
        HotBlob blob = blob();
        try (Connection connection = as(DatabaseRoles.KEEPER).getConnection()) {
            ledger.opened(connection, List.of(blob));

            assertThat(ledger.open(connection, UUID.randomUUID())).isEmpty();
        }
    }

    @Test
    void an_open_blob_cannot_leave_the_hot_tier() throws SQLException {
        HotBlob blob = blob();
        try (Connection connection = as(DatabaseRoles.KEEPER).getConnection();
                Statement statement = connection.createStatement()) {
            ledger.opened(connection, List.of(blob));

            assertThatThrownBy(() -> statement.execute(
                            "update tiering.placement set state = 'COLD' where blob = '" + blob.blob() + "'"))
                    .hasMessageContaining("violates check constraint");
        }
    }

    private HotBlob blob() {
        return new HotBlob(new BlobId(UUID.randomUUID()), volume, new InstitutionId(1), new StudyUid("1.2.3"));
    }

    private static PGSimpleDataSource as(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(POSTGRES.jdbcUrl());
        source.setUser(user);
        return source;
    }
}
