package pacs.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.gateway.Eventually;
import pacs.gateway.FakeCentre;
import pacs.gateway.RunningGateway;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** The peers are DCMTK's SCUs: another implementation of the standard cannot share our mistakes. */
@Timeout(120)
class StoreScpTest {

    private static final Path SERIES = SharedData.file("series/mr-t1-32");

    @RegisterExtension
    final FakeCentre centre = new FakeCentre();

    private Path folder;
    private RunningGateway gateway;

    @BeforeEach
    void start(@TempDir Path root) throws Exception {
        folder = root;
        gateway = RunningGateway.start(folder, centre);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void a_known_modality_is_answered() {
        echo("ECHOSCU", "GATEWAY").orFail();
        echo("ECHOSCU", "ANY-SCP").orFail();
    }

    @Test
    void an_unknown_calling_title_is_told_so() {
        assertThat(echo("NOBODY", "GATEWAY").output()).contains("Calling AE Title Not Recognized");
    }

    @Test
    void a_title_that_calls_from_elsewhere_is_told_so() {
        assertThat(echo("ELSEWHERE", "GATEWAY").output()).contains("Calling AE Title Not Recognized");
    }

    @Test
    void a_call_for_another_title_is_told_so() {
        assertThat(echo("ECHOSCU", "ARCHIVE").output()).contains("Called AE Title Not Recognized");
    }

    @Test
    void a_series_sent_by_dcmsend_arrives_at_the_archive() throws Exception {
        dcmsend(SERIES).orFail();

        Eventually.holds("32 slices are in the centre", () -> centre.stored().size() == 32);
    }

    @Test
    void four_modalities_at_once_lose_nothing() throws Exception {
        Thread[] modalities = new Thread[4];
        for (int i = 0; i < modalities.length; i++) {
            modalities[i] = Thread.ofPlatform().start(() -> dcmsend(SERIES).orFail());
        }
        for (Thread modality : modalities) {
            modality.join();
        }

        Eventually.holds("every copy is in the centre", () -> centre.order().size() == 4 * 32);
        assertThat(centre.stored()).hasSize(32);
    }

    @Test
    void a_full_spool_answers_A700_so_the_modality_keeps_its_copy() throws Exception {
        gateway.close();
        gateway = RunningGateway.start(folder, centre, Map.of("pacs.gateway.reserve", "1000000G"));

        Peer.Result storescu = Dcmtk.STORESCU.run(
                "-d",
                "-aec",
                "GATEWAY",
                "127.0.0.1",
                gateway.port(),
                SharedData.files("series/mr-t1-32").getFirst());

        assertThat(storescu.output()).contains("0xa700: Refused");
        assertThat(centre.stored()).isEmpty();
    }

    @Test
    void modalities_are_served_while_the_centre_is_away_even_after_a_restart() throws Exception {
        centre.goesAway();
        dcmsend(SERIES).orFail();
        gateway.close();

        gateway = RunningGateway.start(folder, centre);
        echo("ECHOSCU", "GATEWAY").orFail();
        centre.comesBack();

        Eventually.holds("32 slices are in the centre", () -> centre.stored().size() == 32);
    }

    private Peer.Result echo(String calling, String called) {
        return Dcmtk.ECHOSCU.run("-v", "-aet", calling, "-aec", called, "127.0.0.1", gateway.port());
    }

    private Peer.Result dcmsend(Path what) {
        return Dcmtk.DCMSEND.run("-v", "-aec", "GATEWAY", "127.0.0.1", gateway.port(), "+sd", "+r", what);
    }
}
