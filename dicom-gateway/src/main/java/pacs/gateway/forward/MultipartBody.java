package pacs.gateway.forward;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The body of a STOW request: one part of {@code application/dicom} for each object (PS3.18 8.6.1.2, RFC 2387). Objects
 * are opened one after the other while the body leaves; nothing of them is held. The network may leave a stream where an exchange
 * broke: closing the body closes all that were opened.
 */
final class MultipartBody implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MultipartBody.class.getName());

    /** Where an object's bytes come from. */
    interface Source {

        long length();

        /** @throws IOException when the object cannot be read */
        InputStream open() throws IOException;
    }

    /**
     * An object that could not be read.
     *
     * @param part its place among the sources, from 0
     */
    record Broken(int part, IOException cause) {}

    private final String boundary = UUID.randomUUID().toString();
    private final byte[] delimiter =
            ("\r\n--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes(US_ASCII);
    private final byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(US_ASCII);
    private final List<Source> sources;
    private final Set<BodyStream> opened = ConcurrentHashMap.newKeySet();
    private final AtomicLong moved = new AtomicLong();
    private volatile Optional<Broken> broken = Optional.empty();

    MultipartBody(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    String contentType() {
        return "multipart/related; type=\"application/dicom\"; boundary=" + boundary;
    }

    long length() {
        return sources.stream()
                        .mapToLong(source -> delimiter.length + source.length())
                        .sum()
                + end.length;
    }

    /** How many bytes have been read, over all streams that were opened. */
    long moved() {
        return moved.get();
    }

    /** Whether an object could not be read, so that the request could not be sent. */
    Optional<Broken> broken() {
        return broken;
    }

    /** The body from its beginning; may be called again for a repeated request. */
    InputStream open() {
        BodyStream stream = new BodyStream();
        opened.add(stream);
        return stream;
    }

    /** The exchange is over: whoever still reads gets nothing more, and no object stays open. */
    @Override
    public void close() {
        for (BodyStream stream : opened) {
            try {
                stream.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "An object of the spool could not be closed", e);
            }
        }
    }

    /** Delimiter, object, delimiter, object, end: each opened when the one before is exhausted. */
    private final class BodyStream extends InputStream {

        private InputStream current = InputStream.nullInputStream();
        private int segment;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
            if (ended) {
                throw new IOException("The exchange is over");
            }
            try {
                int count = current.read(buffer, offset, length);
                while (count < 0 && next()) {
                    count = current.read(buffer, offset, length);
                }
                moved.addAndGet(Math.max(count, 0));
                return count;
            } catch (IOException e) {
                broken = Optional.of(new Broken((segment - 1) / 2, e));
                throw e;
            }
        }

        @Override
        public synchronized void close() throws IOException {
            ended = true;
            opened.remove(this);
            current.close();
        }

        /** Even segments are delimiters, odd ones objects, the last is the end. */
        private boolean next() throws IOException {
            current.close();
            int last = 2 * sources.size();
            if (segment > last) {
                return false;
            }
            int now = segment++;
            if (now == last) {
                current = new ByteArrayInputStream(end);
            } else {
                current = now % 2 == 0
                        ? new ByteArrayInputStream(delimiter)
                        : sources.get(now / 2).open();
            }
            return true;
        }
    }
}
