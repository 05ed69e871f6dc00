package pacs.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.net.Remote;
import pacs.testkit.Dcmtk;
import pacs.testkit.Peer;
import pacs.testkit.SharedData;

/** The kernel itself is asked: no yes leaves a process before the bytes it promises are on the disk. */
class SyncIT {

    private static final Pattern SYNCED =
            Pattern.compile("fdatasync\\(\\d+<[^>]*\\.blob>\\) += 0|fdatasync resumed>.*= 0");
    private static final Pattern STORE_ANSWER =
            Pattern.compile("(write|sendto|writev)\\(\\d+<TCP.*?\\]>, [^\"]*\"\\\\4\\\\0");
    private static final Pattern HTTP_ANSWER =
            Pattern.compile("(write|sendto|writev)\\(\\d+<TCP.*?\\]>, [^\"]*\"HTTP/1\\.1 200");

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    @Test
    void the_gateway_answers_after_the_sync() throws Exception {
        List<String> calls = Strace.of(
                REGION.jvm("dicom-gateway"), "trace=fdatasync,write,sendto,writev", () -> send(REGION.gateway(), 0, 5)
                        .orFail());

        assertEachAnswerFollowsItsSync(calls, STORE_ANSWER, 5);
    }

    @Test
    void the_archive_answers_c_store_after_the_sync() throws Exception {
        List<String> calls = Strace.of(
                REGION.jvm("all-in-one"), "trace=fdatasync,write,sendto,writev", () -> send(REGION.archive(), 5, 10)
                        .orFail());

        assertEachAnswerFollowsItsSync(calls, STORE_ANSWER, 5);
    }

    @Test
    void the_archive_answers_stow_after_the_sync() throws Exception {
        ArchiveClient client = REGION.client();
        List<String> calls = Strace.of(REGION.jvm("all-in-one"), "trace=fdatasync,write,sendto,writev", () -> {
            for (Path file : files().subList(10, 13)) {
                assertThat(client.store(List.of(Files.readAllBytes(file))).statusCode())
                        .isEqualTo(200);
            }
        });

        assertEachAnswerFollowsItsSync(calls, HTTP_ANSWER, 3);
    }

    private static void assertEachAnswerFollowsItsSync(List<String> calls, Pattern answer, int count) {
        int answers = 0;
        int syncs = 0;
        for (String call : calls) {
            if (SYNCED.matcher(call).find()) {
                syncs++;
            }
            if (answer.matcher(call).find()) {
                answers++;
                assertThat(syncs).as("syncs before answer " + answers).isGreaterThanOrEqualTo(answers);
            }
        }
        assertThat(answers).isGreaterThanOrEqualTo(count);
    }

    private static Peer.Result send(Remote peer, int from, int to) {
        Object[] arguments = Stream.concat(
                        Stream.of("-d", "-aet", "STORESCU", "-aec", peer.called(), peer.host(), peer.port()),
                        files().subList(from, to).stream())
                .toArray();
        return Dcmtk.STORESCU.run(arguments);
    }

    private static List<Path> files() {
        return SharedData.files("series/mr-t1-32");
    }
}
