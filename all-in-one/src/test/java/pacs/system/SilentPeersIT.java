package pacs.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hundreds who connect and say nothing, or nearly nothing, keep nobody waiting. */
class SilentPeersIT {

    private static final int SILENT = 500;
    private static final int SLOW = 200;

    @RegisterExtension
    static final RunningRegion REGION = new RunningRegion();

    private static final Journal JOURNAL = new Journal(501);

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void warm() throws Exception {
        ArchiveClient client = REGION.client();
        for (int i = 0; i < 5; i++) {
            SentObject object = JOURNAL.begin();
            client.store(List.of(object.part10()));
            Honest.store(REGION.archive(), object);
            client.json("/instances?SOPInstanceUID=" + object.instance());
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void an_honest_user_is_served_beside_500_silent_dicom_peers() throws Exception {
        connect(SILENT, REGION.archive().port(), "");

        new Honest(REGION, JOURNAL).isServedWithinASecond(SILENT + " silent TCP peers");
    }

    @Test
    void an_honest_user_is_served_beside_500_silent_http_connections() throws Exception {
        connect(SILENT, URI.create(REGION.http()).getPort(), "");

        new Honest(REGION, JOURNAL).isServedWithinASecond(SILENT + " silent HTTP connections");
    }

    @Test
    void an_honest_user_is_served_beside_200_heads_that_never_end() throws Exception {
        connect(SLOW, URI.create(REGION.http()).getPort(), "GET /dicom-web/studies HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        Thread drip = Thread.ofVirtual().start(this::drip);
        try {
            new Honest(REGION, JOURNAL).isServedWithinASecond(SLOW + " request heads that never end");
        } finally {
            drip.interrupt();
            drip.join();
        }
    }

    private void connect(int count, int port, String words) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A byte for each, again and again. */
    private void drip() {
        try {
            while (true) {
                for (Socket socket : sockets) {
                    socket.getOutputStream().write('x');
                }
                Thread.sleep(100);
            }
        } catch (IOException _) {
            // The server has had enough of one of them.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
