package pacs.archive.dicomweb;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import pacs.platform.blobs.CheckedBytes;
import pacs.platform.blobs.PieceOutput;

/**
 * The client's end of an answer. Pieces leave in the memory they were checked in; small writes are gathered and go with
 * them, so that one frame is one write of the network. Waits for the client before it goes on; one that is
 * slow is sent copies, a piece at a time.
 */
final class ToClient extends PieceOutput {

    /** Bytes that were gathered before they are sent: each sending is a hand-over between threads. */
    private static final int SENT_AT = 256 << 10;

    private final HttpServerResponse response;
    private final boolean chunked;
    private final Line line;
    private final Patience patience = new Patience();
    private long rest;
    private Batch batch = new Batch();

    /** @param length of the whole answer in bytes, where it is known before */
    ToClient(HttpServerResponse response, Line line, OptionalLong length) {
        this.response = response;
        this.line = line;
        this.chunked = length.isEmpty();
        this.rest = length.orElse(Long.MAX_VALUE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int end = offset + length;
        while (from < end) {
            from += batch.add(bytes, from, end - from);
            if (batch.gathered() >= SENT_AT) {
                send();
            }
        }
    }

    @Override
    public void write(CheckedBytes piece) throws IOException {
        batch.add(piece);
        if (rest - batch.bytes() > Batch.GATHERED) {
            send();
        }
    }

    @Override
    public boolean isQuick() {
        return patience.isQuick();
    }

    /** The client has all by then; while it is waited for, nothing is held but what is on its way. */
    @Override
    public void makeRoom() throws IOException {
        if (batch.bytes() > 0 && rest > batch.bytes()) {
            send();
        }
    }

    @Override
    public void copy(ByteBuffer bytes) {
        batch.add(bytes);
    }

    /** Sends what is left. */
    void end() throws ClientGone {
        pass(response::end);
    }

    /** Forgets what was not sent. */
    void abandon() {
        batch.release();
        batch = new Batch();
    }

    private void send() throws ClientGone {
        if (!response.headWritten()) {
            frame();
        }
        rest -= batch.bytes();
        pass(response::write).await();
    }

    /** The network wants to know how the answer will end before its first part is sent. */
    private void frame() {
        if (chunked) {
            response.setChunked(true);
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(rest));
        }
    }

    private Sending pass(Function<Buffer, Future<Void>> network) throws ClientGone {
        Batch leaving = batch;
        batch = new Batch();
        try {
            return Sending.begin(network.apply(leaving.toBuffer()), leaving, line, patience);
        } catch (IllegalStateException e) {
            leaving.release();
            if (response.closed()) {
                throw new ClientGone(e);
            }
            throw e;
        }
    }
}
