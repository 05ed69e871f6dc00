package pacs.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a client and a port of this machine; what happens to the bytes on their way is somebody else's idea. */
final class Detour implements AutoCloseable {

    /** Brings the bytes of one direction over; when it returns, the line is cut. */
    @FunctionalInterface
    interface Passing {
        void pass(InputStream in, OutputStream out, boolean up) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final Passing passing;

    Detour(int target, Passing passing) throws IOException {
        this.target = target;
        this.passing = passing;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
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
            } catch (IOException _) {
                // the archive is not there, or the test is over
            }
        }
    }

    private void pass(Socket from, Socket to, boolean up) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            passing.pass(in, out, up);
        } catch (IOException _) {
            // one of them has closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
