package pacs.archive.dicomweb;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/** Answers whose bytes are read while they are sent. */
final class Streamed {

    private static final Logger LOG = Logger.getLogger(Streamed.class);

    private Streamed() {}

    /** Of a length known before. */
    static Response of(String type, long length, Content content) {
        return answer(type, content).header(HttpHeaders.CONTENT_LENGTH, length).build();
    }

    static Response of(Multipart body) {
        return of(body.contentType(), body.length(), body::writeTo);
    }

    /** Of a length that shows when it ends. */
    static Response.ResponseBuilder answer(String type, Content content) {
        StreamingOutput stream = out -> {
            try {
                content.writeTo(new ToClient(out));
            } catch (ClientGone gone) {
                LOG.debugf("A client left before it had all: %s", gone.getMessage());
            }
        };
        return Response.ok(stream, type);
    }

    /** The client's end failed, which is its own business; a failure to read ours is not. */
    private static final class ClientGone extends IOException {

        private static final long serialVersionUID = 1L;

        ClientGone(IOException cause) {
            super(cause);
        }
    }

    private static final class ToClient extends OutputStream {

        private final OutputStream out;

        ToClient(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new ClientGone(e);
            }
        }
    }
}
