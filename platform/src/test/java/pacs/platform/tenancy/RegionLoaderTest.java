package pacs.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.AeTitle;
import pacs.platform.database.RegionDatabase;
import pacs.platform.tenancy.RegionLoader.Outcome;

class RegionLoaderTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final RegionLoader loader = new RegionLoader(DATABASE.owner(), password -> "hashed " + password);

    @BeforeEach
    void empty() throws SQLException {
        DATABASE.empty();
    }

    @Test
    void the_first_start_fills_the_directory() throws Exception {
        assertThat(loader.load(demo())).isEqualTo(Outcome.FILLED);

        Directory directory = new Directory(DATABASE.runtime());
        Institution county = directory.institution("WSYY").orElseThrow();
        assertThat(county.name()).isEqualTo("汶上县人民医院");
        assertThat(county.parent().flatMap(directory::institution))
                .map(Institution::code)
                .contains("JNYY");
        assertThat(directory.ofAe(new AeTitle("MODALITY"), LOOPBACK)).contains(county.id());
        assertThat(directory.gatewayOf("demo-gateway"))
                .contains(new Gateway("汶上县人民医院放射科", new AeTitle("GATEWAY"), county.id()));
        assertThat(directory.peers(county.id()))
                .contains(new AePeer(new AeTitle("ECHOSCU"), county.id(), Optional.of(LOOPBACK), Optional.empty()))
                .hasSize(5);
    }

    @Test
    void a_later_start_changes_nothing() throws Exception {
        loader.load(demo());

        Outcome second = new RegionLoader(DATABASE.owner(), _ -> "another").load(demo());

        assertThat(second).isEqualTo(Outcome.ALREADY_IN_USE);
        assertThat(column("select password_hash from directory.person where login = 'institution-admin'"))
                .containsExactly("hashed institution-admin-demo");
    }

    @Test
    void memberships_keep_the_order_of_the_file() throws Exception {
        loader.load(demo());

        assertThat(column("""
                        select i.code from directory.membership m
                        join directory.institution i on i.id = m.institution
                        join directory.person p on p.id = m.person
                        where p.login = 'radiologist' order by m.position""")).containsExactly("WSYY", "JNYY");
    }

    @Test
    void what_fails_in_the_middle_leaves_the_schema_empty() throws Exception {
        RegionLoader failing = new RegionLoader(DATABASE.owner(), _ -> {
            throw new IllegalStateException("no entropy");
        });
        RegionFile demo = demo();

        assertThatThrownBy(() -> failing.load(demo)).hasMessage("no entropy");

        assertThat(column("select code from directory.institution")).isEmpty();
    }

    @Test
    void of_two_that_start_at_once_one_fills() throws Exception {
        RegionFile demo = demo();
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Outcome> start = () -> loader.load(demo);
            for (Future<Outcome> outcome : threads.invokeAll(List.of(start, start, start))) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.FILLED, Outcome.ALREADY_IN_USE, Outcome.ALREADY_IN_USE);
    }

    private static RegionFile demo() throws Exception {
        return RegionFile.read(Path.of("..", "samples", "region.yaml"));
    }

    private static List<String> column(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DATABASE.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
