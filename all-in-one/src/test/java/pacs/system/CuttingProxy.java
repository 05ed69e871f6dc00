package pacs.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Breaks lines between gateway and archive on which a given word is said, some bytes after it. */
final class CuttingProxy implements AutoCloseable {

    private static final int BYTES_AFTER = 400;

    private final String word;
    private final AtomicInteger cuts;
    private final Detour detour;

    /** @param cuts how often it does so; afterwards it lets everything pass */
    CuttingProxy(int target, String word, int cuts) throws IOException {
        this.word = word;
        this.cuts = new AtomicInteger(cuts);
        this.detour = new Detour(target, this::pass);
    }

    int port() {
        return detour.port();
    }

    boolean isDone() {
        return cuts.get() <= 0;
    }

    @Override
    public void close() throws IOException {
        detour.close();
    }

    private void pass(InputStream in, OutputStream out, boolean up) throws IOException {
        byte[] buffer = new byte[BYTES_AFTER];
        boolean heard = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (heard && cuts.getAndDecrement() > 0) {
                return;
            }
            heard = up && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(word);
        }
    }
}
