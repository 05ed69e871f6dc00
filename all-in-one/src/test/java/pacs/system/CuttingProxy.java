package pacs.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between gateway and archive and breaks lines on which a given word is said, some bytes after it. */
final class CuttingProxy implements AutoCloseable {

    private static final int BYTES_AFTER = 400;

    private final ServerSocket server;
    private final int target;
    private final String word;
    private final AtomicInteger cuts;

    private CuttingProxy(int target, String word, int cuts) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.word = word;
        this.cuts = new AtomicInteger(cuts);
    }

    /** @param cuts how often it does so; afterwards it lets everything pass */
    static CuttingProxy before(int target, String word, int cuts) throws IOException {
        CuttingProxy proxy = new CuttingProxy(target, word, cuts);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    boolean isDone() {
        return cuts.get() <= 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pass(near, far, true));
                Thread.ofVirtual().start(() -> pass(far, near, false));
            } catch (IOException e) {
                // the archive is not there yet, or the test is over
            }
        }
    }

    private void pass(Socket from, Socket to, boolean listens) {
        byte[] buffer = new byte[BYTES_AFTER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            boolean heard = false;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (heard && cuts.getAndDecrement() > 0) {
                    return;
                }
                heard = listens && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(word);
            }
        } catch (IOException e) {
            // one of them has closed
        }
    }
}
