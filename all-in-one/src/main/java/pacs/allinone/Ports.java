package pacs.allinone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks for a port before anything is started, so that a port in use costs no half start. */
final class Ports {

    private Ports() {}

    /**
     * @param port 0 takes a free one
     * @return the port, free a moment ago
     */
    static int free(int port, String option) throws CannotStart {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("Port " + port + " is in use (" + e.getMessage() + "). Choose another with " + option
                    + " PORT, or stop what uses it.");
        }
    }
}
