package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Timers and caps: who says nothing, or too slowly, or comes too often. */
class PatienceTest {

    @Nested
    class WithShortTimers {

        @RegisterExtension
        final RunningServer server = new RunningServer(RunningServer.impatient());

        @Test
        void who_never_asks_is_closed_when_artim_expires() throws IOException {
            try (RawPeer silent = RawPeer.connect(server)) {
                assertThatThrownBy(silent::receive).isInstanceOf(EOFException.class);
            }
        }

        @Test
        void who_asks_byte_by_byte_is_closed_all_the_same() throws Exception {
            try (RawPeer slow = RawPeer.connect(server)) {
                CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> drip(slow));

                assertThatThrownBy(slow::receive).isInstanceOf(IOException.class);
                assertThat(sent.get(10, TimeUnit.SECONDS)).isLessThan(40);
            }
        }

        @Test
        void an_association_that_sleeps_is_aborted() throws IOException {
            try (RawPeer sleeper = RawPeer.associate(server)) {
                assertThat(sleeper.receive()).isEqualTo(new Pdu.Abort(0, 0));
            }
        }

        @Test
        void a_transfer_that_stalls_fails_the_handlers_stream() throws Exception {
            CompletableFuture<Throwable> lost = new CompletableFuture<>();
            server.handle((request, dataSet) -> {
                try {
                    return server.keep(request, dataSet);
                } catch (IOException e) {
                    lost.complete(e);
                    throw e;
                }
            });
            try (RawPeer peer = RawPeer.associate(server)) {
                peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
                peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, false, new byte[100]));

                assertThat(lost.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketTimeoutException.class);
                assertThat(peer.receive()).isEqualTo(new Pdu.Abort(0, 0));
            }
            Eventually.holds(() -> server.associations() == 0);
        }

        @Test
        void a_handler_may_take_longer_than_the_timers() throws IOException {
            server.handle((request, dataSet) -> {
                sleep(700);
                return server.keep(request, dataSet);
            });
            try (RawPeer peer = RawPeer.associate(server)) {
                peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
                peer.send(RawPeer.data(RawPeer.STORAGE_CONTEXT, false, true, new byte[100_000]));

                assertThat(peer.status()).isZero();
            }
        }

        @Test
        void who_takes_no_bytes_is_cut_off() throws Exception {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket writer = new Socket(listener.getInetAddress(), listener.getLocalPort());
                    Socket deaf = listener.accept()) {
                TimedOutput out = new TimedOutput(Transport.plain(writer), Duration.ofMillis(300));

                assertThatThrownBy(() -> out.write(new byte[64 << 20])).isInstanceOf(SocketTimeoutException.class);
                assertThat(writer.isClosed()).isTrue();
                assertThat(deaf.isClosed()).isFalse();
            }
        }

        private static int drip(RawPeer peer) {
            byte[] request = PduEncoder.encode(RawPeer.request());
            for (int i = 0; i < request.length; i++) {
                try {
                    peer.send(new byte[] {request[i]});
                } catch (IOException e) {
                    return i;
                }
                sleep(50);
            }
            return request.length;
        }

        private static void sleep(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class WithLowCaps {

        @RegisterExtension
        final RunningServer server = new RunningServer(RunningServer.defaults().withCaps(new AssociationCaps(3, 2, 2)));

        @Test
        void one_address_gets_no_more_than_its_share() throws Exception {
            try (RawPeer first = RawPeer.associate(server);
                    RawPeer second = RawPeer.associate(server);
                    RawPeer third = RawPeer.connect(server)) {
                third.send(RawPeer.request());
                assertThat(third.receive()).isEqualTo(RejectionReason.LOCAL_LIMIT_EXCEEDED.pdu());

                first.send(new Pdu.ReleaseRq());
                assertThat(first.receive()).isEqualTo(new Pdu.ReleaseRp());
                Eventually.holds(() -> server.associations() == 1);

                RawPeer.associate(server).close();
                second.send(RawPeer.VERIFICATION_CONTEXT, RawPeer.echo());
                assertThat(second.status()).isZero();
            }
        }

        @Test
        void hundreds_of_silent_peers_do_not_hurt_an_honest_one() throws IOException {
            List<RawPeer> silent = new ArrayList<>();
            try {
                for (int i = 0; i < 600; i++) {
                    silent.add(RawPeer.connect(server));
                }

                long start = System.nanoTime();
                SampleObject object = SampleObject.of("series/mr-t1-32/N2D_0177.dcm");
                try (Association honest = server.open(PresentationContext.verification(), object.context())) {
                    assertThat(honest.echo()).isEqualTo(DimseStatus.SUCCESS);
                    assertThat(object.sendTo(honest)).isEqualTo(DimseStatus.SUCCESS);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
                // The oldest had to go for the youngest.
                assertThatThrownBy(silent.getFirst()::receive).isInstanceOf(IOException.class);
                silent.getLast().send(RawPeer.request());
                assertThat(silent.getLast().receive()).isInstanceOf(Pdu.AssociateAc.class);
            } finally {
                for (RawPeer peer : silent) {
                    peer.close();
                }
            }
        }
    }
}
