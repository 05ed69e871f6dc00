package pacs.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a handler sees of the data set, and what it may do with it. */
class StoreStreamTest {

    @RegisterExtension
    final RunningServer server = new RunningServer();

    @Test
    void it_ends_with_the_data_set_however_that_is_cut() throws IOException {
        byte[] dataSet = bytes(1000);
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
            peer.send(fragment(new byte[0], false));
            peer.send(fragment(Arrays.copyOf(dataSet, 999), false));
            peer.send(fragment(new byte[0], false));
            peer.send(fragment(new byte[] {dataSet[999]}, false));
            peer.send(fragment(new byte[0], true));

            assertThat(peer.status()).isZero();
        }
        assertThat(server.stored.element().dataSet()).isEqualTo(dataSet);
    }

    @Test
    void command_and_data_set_may_share_a_pdu() throws IOException {
        byte[] command = RawPeer.data(
                RawPeer.STORAGE_CONTEXT, true, true, RawPeer.store().encode());
        byte[] dataSet = fragment(bytes(100), true);
        ByteArrayOutputStream pdu = new ByteArrayOutputStream();
        pdu.writeBytes(command);
        pdu.write(dataSet, 6, dataSet.length - 6);
        byte[] one = pdu.toByteArray();
        ByteBuffer.wrap(one).putInt(2, one.length - 6);

        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(one);

            assertThat(peer.status()).isZero();
        }
        assertThat(server.stored.element().dataSet()).isEqualTo(bytes(100));
    }

    @Test
    void it_reads_byte_by_byte_and_stays_at_its_end() throws Exception {
        CompletableFuture<byte[]> seen = new CompletableFuture<>();
        server.handle((request, dataSet) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int next;
            while ((next = dataSet.read()) >= 0) {
                bytes.write(next);
            }
            assertThat(dataSet.read()).isEqualTo(-1);
            assertThat(dataSet.read(new byte[0])).isZero();
            assertThat(dataSet.read(new byte[5])).isEqualTo(-1);
            seen.complete(bytes.toByteArray());
            return DimseStatus.SUCCESS;
        });
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
            peer.send(fragment(bytes(300), true));

            assertThat(peer.status()).isZero();
        }
        assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(bytes(300));
    }

    @Test
    void bytes_reach_the_handler_before_the_rest_is_sent() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.handle((request, dataSet) -> {
            dataSet.readNBytes(500);
            arrived.countDown();
            dataSet.transferTo(OutputStream.nullOutputStream());
            return DimseStatus.SUCCESS;
        });
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
            peer.send(Arrays.copyOf(fragment(bytes(1000), true), 700));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

            peer.send(Arrays.copyOfRange(fragment(bytes(1000), true), 700, 1012));

            assertThat(peer.status()).isZero();
        }
    }

    @Test
    void what_a_handler_leaves_unread_is_passed_over() throws IOException {
        server.handle((request, dataSet) -> {
            try (InputStream closed = dataSet) {
                closed.readNBytes(10);
            }
            return DimseStatus.CANNOT_UNDERSTAND;
        });
        try (RawPeer peer = RawPeer.associate(server)) {
            peer.send(RawPeer.STORAGE_CONTEXT, RawPeer.store());
            peer.send(fragment(bytes(1000), false));
            peer.send(fragment(bytes(1000), true));
            assertThat(peer.status()).isEqualTo(0xC000);

            peer.send(RawPeer.VERIFICATION_CONTEXT, RawPeer.echo());
            assertThat(peer.status()).isZero();
        }
    }

    private static byte[] fragment(byte[] value, boolean last) {
        return RawPeer.data(RawPeer.STORAGE_CONTEXT, false, last, value);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return bytes;
    }
}
