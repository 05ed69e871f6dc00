package pacs.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.AeTitle;
import pacs.gateway.FakeCentre;
import pacs.gateway.FakeCentre.Mood;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.SpoolFolder;

/** Requests whose answer comes, or whose line breaks, while their body is still being read. */
class BrokenExchangeTest {

    private static final Self SELF =
            new Self(new AeTitle("GATEWAY"), SpoolFolder.INSTITUTION, "XYY", Optional.empty(), List.of());
    private static final int LENGTH = 8 << 20;
    private static final int EXCHANGES = 200;
    private static final int OF_OTHERS = 40;

    @RegisterExtension
    final FakeCentre fake = new FakeCentre();

    private record Lying(Path file) implements MultipartBody.Source {

        @Override
        public long length() {
            return LENGTH;
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    @Test
    @Timeout(120)
    void no_file_stays_open_after_two_hundred_broken_exchanges(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("object"), new byte[LENGTH]);
        try (Centre centre = new Centre(fake.settings(Duration.ofSeconds(5)))) {
            Stow stow = new Stow(centre);
            long before = openFiles();

            for (int i = 0; i < EXCHANGES; i++) {
                fake.meets(i % 2 == 0 ? new Mood.CutsTheLine() : new Mood.WillNotListen(503));
                try (MultipartBody body = new MultipartBody(List.of(new Lying(file)))) {
                    assertThat(stow.store(SELF, List.of(), body)).isInstanceOf(StowReply.Away.class);
                }
            }

            assertThat(openOf(file)).isZero();
            assertThat(openFiles() - before).isLessThan(OF_OTHERS);
        }
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    private static long openOf(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(descriptor -> leadsTo(descriptor, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
