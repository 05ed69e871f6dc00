package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.net.Remote;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** A disk that answers EIO to {@code fdatasync}: whoever sends is not told yes. */
class FailingDiskIT {

    private static final String FAILING = "inject=fdatasync:error=EIO";

    @SuppressWarnings("NullAway.Init") // set by start
    private RunningRegion region;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        region = RunningRegion.on(data).start();
    }

    @AfterEach
    void stop() throws Exception {
        region.stop();
    }

    @Test
    void a_gateway_does_not_say_yes() throws Exception {
        Strace.of(region.jvm("dicom-gateway"), FAILING, () -> assertRefused(send(region.gateway(), 0)));
    }

    @Test
    void an_archive_does_not_say_yes() throws Exception {
        ArchiveClient client = region.client();
        Strace.of(region.jvm("all-in-one"), FAILING, () -> {
            assertRefused(send(region.archive(), 1));
            HttpResponse<String> stow = client.store(List.of(Files.readAllBytes(file(2))));
            assertThat(stow.statusCode()).isGreaterThanOrEqualTo(400);
        });
        assertThat(client.json("/instances")).isEqualTo("[]");
    }

    private static void assertRefused(Peer.Result storescu) {
        assertThat(storescu.exitCode()).as(storescu.output()).isNotZero();
        assertThat(storescu.output()).doesNotContain("0x0000: Success").contains("Received Store Response");
    }

    private static Peer.Result send(Remote peer, int file) {
        return Dcmtk.STORESCU.run(
                "-d", "-aet", "STORESCU", "-aec", peer.called(), peer.host(), peer.port(), file(file));
    }

    private static Path file(int index) {
        return SharedData.files("series/mr-t1-32").get(index);
    }
}
