package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.TransferSyntax;
import pacs.testkit.SharedData;

class AssociationTest {

    private static final SopClass SECONDARY_CAPTURE = new SopClass(RawPeer.SECONDARY_CAPTURE);
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final PresentationContext CONTEXT = PresentationContext.of(SECONDARY_CAPTURE, EXPLICIT);

    @RegisterExtension
    final RunningServer server = new RunningServer();

    @Test
    void storescp_writes_the_very_bytes_it_was_sent(@TempDir Path folder) throws Exception {
        SampleObject compressed =
                SampleObject.of(SharedData.files("series/petct-ct96").getFirst());
        SampleObject plain = SampleObject.of("series/mr-t1-32/N2D_0177.dcm");

        try (StoreScp scp = StoreScp.start(folder);
                Association association = Association.open(
                        new Remote("127.0.0.1", scp.port(), RunningServer.CALLED),
                        RunningServer.CALLING,
                        List.of(PresentationContext.verification(), compressed.context(), plain.context()),
                        Timeouts.DEFAULT)) {
            assertThat(association.echo()).isEqualTo(DimseStatus.SUCCESS);
            assertThat(compressed.sendTo(association)).isEqualTo(DimseStatus.SUCCESS);
            assertThat(plain.sendTo(association)).isEqualTo(DimseStatus.SUCCESS);
        }

        assertThat(tail(folder, compressed)).isEqualTo(compressed.dataSet());
        assertThat(tail(folder, plain)).isEqualTo(plain.dataSet());
    }

    @Test
    void storescp_may_ask_for_small_pdus(@TempDir Path folder) throws Exception {
        SampleObject plain = SampleObject.of("series/mr-t1-32/N2D_0177.dcm");

        try (StoreScp scp = StoreScp.start(folder, "-pdu", 4096);
                Association association = Association.open(
                        new Remote("127.0.0.1", scp.port(), RunningServer.CALLED),
                        RunningServer.CALLING,
                        List.of(plain.context()),
                        Timeouts.DEFAULT)) {
            assertThat(plain.sendTo(association)).isEqualTo(DimseStatus.SUCCESS);
        }

        assertThat(tail(folder, plain)).isEqualTo(plain.dataSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 65537, 131065, 131066, 131067, 262132, 262133, 3_000_001})
    void a_data_set_of_any_length_arrives_as_it_left(int length) throws IOException {
        byte[] dataSet = new byte[length];
        new Random(length).nextBytes(dataSet);

        try (Association association = server.open(CONTEXT)) {
            assertThat(store(association, new ByteArrayInputStream(dataSet))).isEqualTo(DimseStatus.SUCCESS);
            assertThat(store(association, new ByteArrayInputStream(dataSet))).isEqualTo(DimseStatus.SUCCESS);
        }

        assertThat(server.stored).hasSize(2).allSatisfy(stored -> assertThat(stored.dataSet())
                .isEqualTo(dataSet));
    }

    @Test
    void a_source_that_fails_aborts_so_that_nothing_half_is_kept() throws Exception {
        CompletableFuture<String> lost = new CompletableFuture<>();
        server.handle((request, dataSet) -> {
            try {
                dataSet.readAllBytes();
            } catch (IOException e) {
                lost.complete(e.toString());
                throw e;
            }
            return DimseStatus.SUCCESS;
        });
        InputStream failing = new FilterInputStream(new ByteArrayInputStream(new byte[500_000])) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("tape torn");
                }
                return read;
            }
        };

        try (Association association = server.open(CONTEXT)) {
            assertThatThrownBy(() -> store(association, failing)).hasMessage("tape torn");
            assertThatThrownBy(() -> store(association, InputStream.nullInputStream()))
                    .isInstanceOf(IOException.class);
        }

        assertThat(lost.get(10, TimeUnit.SECONDS)).contains("AssociationAbortedException");
        Eventually.holds(() -> server.associations() == 0);
    }

    @Test
    void what_was_not_agreed_is_not_sent_and_does_no_harm() throws IOException {
        try (Association association = server.open(CONTEXT)) {
            assertThat(association.accepts(SECONDARY_CAPTURE, EXPLICIT)).isTrue();
            assertThat(association.accepts(SECONDARY_CAPTURE, TransferSyntax.JPEG_BASELINE))
                    .isFalse();
            assertThatThrownBy(association::echo).hasMessageContaining("not negotiated");
            assertThat(store(association, InputStream.nullInputStream())).isEqualTo(DimseStatus.SUCCESS);
        }
    }

    @Test
    void a_refusal_is_a_status_and_the_association_goes_on() throws IOException {
        server.handle((request, dataSet) -> DimseStatus.OUT_OF_RESOURCES.withComment("Spool full"));

        try (Association association = server.open(CONTEXT)) {
            byte[] big = new byte[1_000_000];
            assertThat(store(association, new ByteArrayInputStream(big)))
                    .isEqualTo(new DimseStatus(0xA700, "Spool full"));
            assertThat(store(association, new ByteArrayInputStream(big)).code()).isEqualTo(0xA700);
        }
    }

    @Test
    void a_rejection_says_why() {
        server.decide(request -> new Admission.Rejected(RejectionReason.CALLED_AE_NOT_RECOGNIZED));

        assertThatThrownBy(() -> server.open(CONTEXT))
                .isInstanceOfSatisfying(AssociationRejectedException.class, e -> assertThat(e.isPermanent())
                        .isTrue())
                .hasMessageContaining("CALLED_AE_NOT_RECOGNIZED");
    }

    @Test
    void an_abort_is_seen_by_the_peer_at_once() throws Exception {
        Association association = server.open(CONTEXT);
        assertThat(server.associations()).isEqualTo(1);

        association.abort();

        Eventually.holds(() -> server.associations() == 0);
    }

    @Test
    void a_release_collision_ends_in_order() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> peer = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> peer.complete(collide(listener)));

            Association association = Association.open(
                    new Remote("127.0.0.1", listener.getLocalPort(), RunningServer.CALLED),
                    RunningServer.CALLING,
                    List.of(CONTEXT),
                    Timeouts.DEFAULT);
            association.release();

            assertThat(peer.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** An acceptor that wants to release in the same moment. */
    private static boolean collide(ServerSocket listener) {
        try (UpperLayer layer = UpperLayer.acceptor(
                Transport.plain(listener.accept()),
                16384,
                RunningServer.impatient().patience())) {
            if (!(layer.receive() instanceof Pdu.AssociateRq request)) {
                return false;
            }
            layer.send(new Pdu.AssociateAc(
                    request.called(),
                    request.calling(),
                    request.applicationContext(),
                    Negotiation.of(request.contexts()).results(),
                    UserInformation.ours(16384)));
            layer.send(new Pdu.ReleaseRq());
            boolean collided = layer.receive() instanceof Pdu.ReleaseRq;
            boolean confirmed = layer.receive() instanceof Pdu.ReleaseRp;
            layer.send(new Pdu.ReleaseRp());
            return collided && confirmed;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DimseStatus store(Association association, InputStream dataSet) throws IOException {
        return association.store(SECONDARY_CAPTURE, new SopInstanceUid("1.2.3"), EXPLICIT, dataSet);
    }

    /** The last bytes of the file DCMTK wrote for this object, as many as its data set has. */
    private static byte[] tail(Path folder, SampleObject object) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path ->
                            path.toString().contains(object.sopInstance().value()))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            return Arrays.copyOfRange(bytes, bytes.length - object.dataSet().length, bytes.length);
        }
    }
}
