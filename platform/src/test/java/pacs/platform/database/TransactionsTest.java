package pacs.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import pacs.platform.Refusal;

class TransactionsTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final DataSource source = DATABASE.owner();
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeAll
    static void create_a_counter() throws SQLException {
        execute("create schema probe", "create table probe.counter (id int primary key, value int)");
    }

    @BeforeEach
    void set_the_counter() throws SQLException {
        execute("truncate probe.counter", "insert into probe.counter values (1, 0)");
    }

    @Test
    void what_met_another_transaction_is_done_again() throws SQLException {
        int found = Transactions.inTransaction(source, connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            int seen = value(connection);
            if (attempts.incrementAndGet() == 1) {
                execute("update probe.counter set value = 10");
            }
            add(connection, seen + 1);
            return seen;
        });

        assertThat(found).isEqualTo(10);
        assertThat(attempts).hasValue(2);
        assertThat(stored()).isEqualTo(11);
    }

    @Test
    void what_lost_its_connection_is_done_again() throws SQLException {
        Transactions.inTransaction(source, connection -> {
            add(connection, 5);
            if (attempts.incrementAndGet() < 3) {
                execute("select pg_terminate_backend(" + backend(connection) + ", 5000)");
            }
            return value(connection);
        });

        assertThat(attempts).hasValue(3);
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void a_refusal_in_the_middle_leaves_nothing_behind() throws SQLException {
        Refusal refusal = new Refusal(Refusal.Reason.INVALID_REQUEST, "not this one");

        assertThatThrownBy(() -> Transactions.inTransaction(source, connection -> {
                    add(connection, 7);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(stored()).isZero();
    }

    /** A pool commits what is open when it turns the connection back to how it lent it. */
    @Test
    void an_error_in_the_middle_leaves_nothing_behind_in_a_pool() throws SQLException {
        try (AgroalDataSource pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(size -> size.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(DATABASE.jdbcUrl())
                                .principal(new NamePrincipal(DatabaseRoles.OWNER)))))) {
            assertThatThrownBy(() -> Transactions.inTransaction(pool, connection -> {
                        add(connection, 7);
                        throw new StackOverflowError("in the middle");
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }

        assertThat(stored()).isZero();
    }

    @Test
    void what_repeating_does_not_mend_is_tried_once() {
        assertThatThrownBy(() -> Transactions.inTransaction(source, connection -> {
                    attempts.incrementAndGet();
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate("insert into probe.counter values (1, 1)");
                    }
                }))
                .isInstanceOfSatisfying(SqlFailure.class, failure -> assertThat(failure.sqlState())
                        .contains("23505"));

        assertThat(attempts).hasValue(1);
    }

    @Test
    void a_database_that_does_not_answer_is_a_refusal() throws IOException {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setUrl("jdbc:postgresql://127.0.0.1:" + freed.getLocalPort() + "/pacs");
        }

        assertThatThrownBy(() -> Transactions.read(nobody, TransactionsTest::value))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNAVAILABLE));
    }

    private int stored() {
        return Transactions.read(source, TransactionsTest::value);
    }

    private static int value(Connection connection) throws SQLException {
        return number(connection, "select value from probe.counter where id = 1");
    }

    private static int backend(Connection connection) throws SQLException {
        return number(connection, "select pg_backend_pid()");
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getInt(1);
        }
    }

    private static void add(Connection connection, int value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update probe.counter set value = " + value);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
