package pacs.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line between gateway and archive that is cut in the middle of bodies, stands still, or is slow. */
final class BadLine implements AutoCloseable {

    private static final int CHUNK = 1024;

    /** More than any question without a body. */
    private static final int IN_THE_BODY = 30_000;

    private final Detour detour;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger stalls = new AtomicInteger();
    private final AtomicLong passed = new AtomicLong();
    private volatile Duration stall = Duration.ZERO;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;

    BadLine(int target) throws IOException {
        this.detour = new Detour(target, this::pass);
    }

    int port() {
        return detour.port();
    }

    /** The next so many bodies are cut. */
    void cut(int times) {
        cuts.set(times);
    }

    /** The next so many bodies stand still in their middle. */
    void stall(int times, Duration time) {
        stall = time;
        stalls.set(times);
    }

    void slow(int bytes) {
        bytesPerSecond = bytes;
    }

    /** Whether every cut and every stall has happened. */
    boolean isDone() {
        return cuts.get() <= 0 && stalls.get() <= 0;
    }

    /** Bytes that went to the archive. */
    long passed() {
        return passed.get();
    }

    @Override
    public void close() throws IOException {
        detour.close();
    }

    private void pass(InputStream in, OutputStream out, boolean up) throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        long since = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (up) {
                passed.addAndGet(read);
                since = beginsRequest(buffer, read) ? read : since + read;
                if (since > IN_THE_BODY && in.available() > 0) {
                    since = 0;
                    if (cuts.getAndUpdate(BadLine::less) > 0) {
                        return;
                    }
                    if (stalls.getAndUpdate(BadLine::less) > 0) {
                        Thread.sleep(stall);
                    }
                }
            }
            if (bytesPerSecond < Integer.MAX_VALUE) {
                Thread.sleep(Duration.ofNanos(1_000_000_000L * read / bytesPerSecond));
            }
        }
    }

    /** A body is as long as what came since its head: small ones of the same line do not add up to one. */
    private static boolean beginsRequest(byte[] buffer, int length) {
        String begin = new String(buffer, 0, Math.min(length, 5), StandardCharsets.ISO_8859_1);
        return begin.startsWith("POST ") || begin.startsWith("GET ") || begin.startsWith("PUT ");
    }

    private static int less(int count) {
        return Math.max(0, count - 1);
    }
}
