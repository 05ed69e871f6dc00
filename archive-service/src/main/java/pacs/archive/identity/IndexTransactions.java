package pacs.archive.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.Session;
import pacs.platform.Refusal;

/**
 * Runs a steward's work in a Hibernate session, on one connection and in one transaction, as row-level security is to see
 * it: what is set here is gone with the transaction, and without it the session sees nothing.
 */
@ApplicationScoped
class IndexTransactions {

    private final Session session;

    @Inject
    IndexTransactions(Session session) {
        this.session = session;
    }

    /** @throws Refusal CHANGED_MEANWHILE when somebody else changed the same row at that moment */
    <T> T in(Steward steward, Function<Session, T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.doWork(connection -> begin(connection, steward));
            T found = work.apply(session);
            try {
                session.flush();
            } catch (OptimisticLockException e) {
                throw new Refusal(Refusal.Reason.CHANGED_MEANWHILE, Decisions.CHANGED, e);
            }
            return found;
        });
    }

    private static void begin(Connection connection, Steward steward) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(
                "select set_config('app.institution', ?, true), set_config('app.index', ?, true)")) {
            set.setString(1, Integer.toString(steward.institution().value()));
            set.setString(2, steward.ofRegion() ? "region" : "");
            set.execute();
        }
    }
}
