package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.dicom.io.DataSetWriter;
import pacs.dicom.io.FileMeta;
import pacs.platform.security.Issuer;

/** Transfers that end before their time, from either side. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class BrokenTransferTest {

    private static final int FRAME = 1 << 20;
    private static final int PIXELS = 32 * FRAME;
    private static final long DAMAGED = 19 * FRAME + 4096;

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @ConfigProperty(name = "pacs.archive.volume")
    @SuppressWarnings("NullAway.Init") // injected
    Path volume;

    @Inject
    Issuer issuer;

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected
    Path folder;

    private DicomWebClient client;

    @BeforeEach
    void signIn() {
        client = new DicomWebClient(root, issuer, 1);
    }

    @Test
    void a_client_that_leaves_is_not_a_failure_of_ours() throws Exception {
        assertThat(client.store(big("1.91")).statusCode()).isEqualTo(200);

        List<LogRecord> logged = logged(() -> {
            try (Socket socket = new Socket(root.getHost(), root.getPort())) {
                socket.setReceiveBufferSize(4096);
                OutputStream out = socket.getOutputStream();
                out.write(("GET /dicom-web/studies/1.91 HTTP/1.1\r\nHost: x\r\nAuthorization: " + client.authorization()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
            }
            Thread.sleep(1500);
        });

        assertThat(logged).noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
        assertThat(client.get("studies?limit=1").statusCode()).isEqualTo(200);
    }

    @Test
    void damaged_bytes_break_the_transfer_and_are_never_sent() throws Exception {
        assertThat(client.store(big("1.92")).statusCode()).isEqualTo(200);
        assertThat(client.get("studies/1.92/series/1.92.1/instances/1.92.1.1", "application/dicom")
                        .body())
                .hasSizeGreaterThan(PIXELS);

        damage();

        assertThatThrownBy(() -> client.get("studies/1.92")).isInstanceOf(IOException.class);
        HttpResponse<byte[]> frame = client.get("studies/1.92/series/1.92.1/instances/1.92.1.1/frames/20");
        assertThat(frame.statusCode()).isEqualTo(503);
        assertThat(DicomWebClient.text(frame)).contains("failed their check").contains("\"reference\"");
    }

    /** Turns a bit at the beginning of frame 20 in every big blob. */
    private void damage() throws IOException {
        try (Stream<Path> files = Files.walk(volume)) {
            for (Path blob : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(blob) > PIXELS) {
                    try (FileChannel channel =
                            FileChannel.open(blob, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                        ByteBuffer one = ByteBuffer.allocate(1);
                        channel.read(one, DAMAGED);
                        channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), DAMAGED);
                    }
                }
            }
        }
    }

    private Path big(String study) throws IOException {
        SopInstanceUid instance = new SopInstanceUid(study + ".1.1");
        SopClass secondaryCapture = new SopClass("1.2.840.10008.5.1.4.1.1.7.2");
        DataSet dataSet = DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, secondaryCapture.value())
                .set(Tags.SOPInstanceUID, Vr.UI, instance.value())
                .set(Tags.StudyInstanceUID, Vr.UI, study)
                .set(Tags.SeriesInstanceUID, Vr.UI, study + ".1")
                .set(Tags.NumberOfFrames, Vr.IS, "32")
                .setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .setInts(Tags.Rows, Vr.US, 1024)
                .setInts(Tags.Columns, Vr.US, 1024)
                .setInts(Tags.BitsAllocated, Vr.US, 8)
                .set(Tags.PixelData, Vr.OB, new byte[PIXELS])
                .build();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write(FileMeta.part10Head(
                secondaryCapture, instance, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, java.util.Optional.empty()));
        DataSetWriter.write(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, object);
        return Files.write(folder.resolve(study), object.toByteArray());
    }

    private static List<LogRecord> logged(Action action) throws Exception {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public synchronized void publish(LogRecord entry) {
                records.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try {
            action.run();
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
        return records;
    }

    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }
}
