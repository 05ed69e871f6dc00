package pacs.dicom.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/**
 * The connection below an association. Closing and half-closing act on the socket of the operating system where they must not
 * wait for the peer.
 *
 * @param socket what is read and written
 * @param raw the socket of the operating system: another one when TLS lies between
 */
record Transport(Socket socket, Socket raw) {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    static Transport plain(Socket socket) {
        return new Transport(socket, socket);
    }

    /** Over TLS, when both ends have shown who they are. */
    static Transport secure(SSLSocket socket, Socket raw, Duration patience) throws IOException {
        try (Deadline deadline = new Deadline(raw, patience)) {
            raw.setTcpNoDelay(true);
            try {
                socket.startHandshake();
            } catch (IOException e) {
                if (deadline.isExpired()) {
                    throw (IOException) new SocketTimeoutException("No TLS handshake for " + patience).initCause(e);
                }
                throw e;
            }
        } catch (IOException e) {
            closeQuietly(raw);
            throw e;
        }
        return new Transport(socket, raw);
    }

    boolean isSecure() {
        return socket != raw;
    }

    /** Says goodbye where TLS has a word for it, and closes. */
    void close() {
        if (isSecure()) {
            try (Deadline _ = new Deadline(raw, FAREWELL)) {
                closeQuietly(socket);
            }
        }
        closeQuietly(raw);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(Transport.class.getName()).log(System.Logger.Level.DEBUG, "Closing a socket", e);
        }
    }
}
