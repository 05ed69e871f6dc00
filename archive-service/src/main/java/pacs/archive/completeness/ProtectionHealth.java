package pacs.archive.completeness;

import jakarta.inject.Named;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import pacs.platform.database.Transactions;
import pacs.tiering.copies.SecondPlace;

/** How many bytes lie on one disk only, and since when. A site without a second place says so: one disk, 单盘. */
@Readiness
class ProtectionHealth implements HealthCheck {

    private static final String UNPROTECTED = """
            select coalesce(sum(bytes), 0), min(sealed_at) from tiering.placement
            where sealed_at is not null and state in ('HOT', 'COPYING')""";

    private final SecondPlace secondPlace;
    private final DataSource keeper;

    ProtectionHealth(SecondPlace secondPlace, @Named("keeper") DataSource keeper) {
        this.secondPlace = secondPlace;
        this.keeper = keeper;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("copies").up();
        if (!secondPlace.exists()) {
            return answer.withData("place", "one disk")
                    .withData("place-zh", "单盘")
                    .build();
        }
        return Transactions.read(keeper, connection -> {
            try (PreparedStatement select = connection.prepareStatement(UNPROTECTED);
                    ResultSet row = select.executeQuery()) {
                row.next();
                Timestamp oldest = row.getTimestamp(2);
                return answer.withData("place", "directory")
                        .withData("unprotectedBytes", row.getLong(1))
                        .withData(
                                "oldestUnprotected",
                                oldest == null ? "" : oldest.toInstant().toString())
                        .build();
            }
        });
    }
}
