package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.testkit.LongRun;

/** Whole conversations with bytes changed at random. A failure names its seed; {@link #mutated} replays it. */
class HostileBytesTest {

    private static final int SEEDS = LongRun.rounds("network-mutations", 600, 20_000);
    private static final int SEEDS_WITHOUT_A_NETWORK = LongRun.rounds("network-mutations", 20_000, 1_000_000);

    @RegisterExtension
    final RunningServer server =
            new RunningServer(RunningServer.defaults().withTimers(new ServerTimers(second(), second(), second())));

    @Test
    void no_conversation_hurts_the_server() throws Exception {
        byte[] conversation = conversation();
        int files = openFiles();

        for (int seed = 0; seed < SEEDS; seed++) {
            try (RawPeer peer = RawPeer.connect(server)) {
                peer.send(mutated(conversation, seed));
                peer.socket.shutdownOutput();
                readToTheEnd(peer, seed);
            } catch (SocketException e) {
                // The server was done with this peer before the peer was.
                assertThat(e).hasMessageMatching("(Broken pipe|Connection reset).*");
            }
        }

        Eventually.holds(() -> server.associations() == 0);
        Eventually.holds(() -> openFiles() <= files + 10);
        try (Association honest = server.open(PresentationContext.verification())) {
            assertThat(honest.echo()).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void whatever_comes_the_reader_ends_with_one_of_two_exceptions() {
        byte[] conversation = conversation();

        for (int seed = 0; seed < SEEDS_WITHOUT_A_NETWORK; seed++) {
            PduReader reader = new PduReader(new ByteArrayInputStream(mutated(conversation, seed)), 16384);
            try {
                while (true) {
                    reader.next();
                }
            } catch (EOFException | ProtocolFault e) {
                assertThat(e).as("seed " + seed).message().isNotEmpty();
            } catch (IOException | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void readToTheEnd(RawPeer peer, int seed) throws IOException {
        try {
            while (!(peer.receive() instanceof Pdu.Abort)) {}
        } catch (EOFException e) {
            // An orderly end.
        } catch (ProtocolFault e) {
            throw new AssertionError("seed " + seed + ": the server itself speaks nonsense", e);
        }
    }

    /** Associate, echo, store in three fragments, release. */
    private static byte[] conversation() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PduEncoder.encode(RawPeer.asynchronous(3)));
        bytes.writeBytes(RawPeer.data(1, true, true, RawPeer.echo().encode()));
        bytes.writeBytes(RawPeer.data(3, true, true, RawPeer.store().encode()));
        for (boolean last : List.of(false, false, true)) {
            bytes.writeBytes(RawPeer.data(3, false, last, new byte[50]));
        }
        bytes.writeBytes(PduEncoder.encode(new Pdu.ReleaseRq()));
        return bytes.toByteArray();
    }

    /** Changes, drops or repeats a few bytes, and may cut the end off. */
    private static byte[] mutated(byte[] original, int seed) {
        Random random = new Random(seed);
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int position = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[position] = (byte) random.nextInt(256);
                case 1 -> bytes[position] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = spliced(bytes, position, 0, random.nextInt(9));
                default -> bytes = spliced(bytes, position, random.nextInt(200), 0);
            }
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Repeats bytes from a position on, or leaves some out. */
    private static byte[] spliced(byte[] bytes, int position, int repeat, int drop) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int next = Math.min(bytes.length, position + drop);
        out.write(bytes, 0, position);
        out.write(bytes, position, Math.min(repeat, bytes.length - position));
        out.write(bytes, next, bytes.length - next);
        return out.size() == 0 ? bytes : out.toByteArray();
    }

    private static int openFiles() {
        return Optional.ofNullable(new File("/proc/self/fd").list()).orElse(new String[0]).length;
    }

    private static Duration second() {
        return Duration.ofSeconds(1);
    }
}
