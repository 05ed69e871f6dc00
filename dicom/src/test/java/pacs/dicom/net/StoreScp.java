package pacs.dicom.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pacs.testkit.Dcmtk;

/** DCMTK's storescp, writing what it gets bit by bit. */
record StoreScp(Process process, int port) implements AutoCloseable {

    static StoreScp start(Path folder, Object... options) throws IOException, InterruptedException {
        int port = freePort();
        List<Object> arguments = new ArrayList<>(List.of("-od", folder, "+B", "+xa"));
        arguments.addAll(List.of(options));
        arguments.add(port);
        Process process = Dcmtk.STORESCP.start(arguments.toArray());
        StoreScp scp = new StoreScp(process, port);
        Eventually.holds(scp::listens);
        return scp;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
