package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
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

/** Clients that ask for much and take nothing. */
@QuarkusTest
@QuarkusTestResource(ArchiveUnderTest.class)
class SlowClientTest {

    private static final Logger LOG = Logger.getLogger(SlowClientTest.class);
    private static final int SILENT = 500;
    private static final int PIXELS = 16 << 20;
    private static final int HONEST = 5;
    /** The first one comes while the others are still being read, and what the kernel takes is being sent to them. */
    private static final Duration WHILE_ALL_ASK = Duration.ofSeconds(30);

    private static final Duration GENEROUS = Duration.ofSeconds(5);

    @TestHTTPResource("dicom-web/")
    @SuppressWarnings("NullAway.Init") // injected
    URI root;

    @Inject
    Issuer issuer;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void five_hundred_silent_clients_keep_no_honest_one_waiting() throws Exception {
        DicomWebClient client = new DicomWebClient(root, issuer, 1);
        assertThat(client.store(big("1.97")).statusCode()).isEqualTo(200);
        String path = "studies/1.97/series/1.97.1/instances/1.97.1.1";
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < SILENT; i++) {
                silent.add(asked(path, client));
            }

            for (int honest = 0; honest < HONEST; honest++) {
                Instant asked = Instant.now();
                int length = client.get(path, "application/dicom").body().length;
                int frame = client.get(path + "/frames/1", "application/octet-stream")
                        .body()
                        .length;

                assertThat(length).isGreaterThan(PIXELS);
                assertThat(frame).isEqualTo(PIXELS);
                Duration took = Duration.between(asked, Instant.now());
                LOG.infof("With %d silent clients %d bytes took %s", SILENT, length + frame, took);
                assertThat(took).isLessThan(honest == 0 ? WHILE_ALL_ASK : GENEROUS);
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private Socket asked(String path, DicomWebClient client) throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(root.getHost(), root.getPort()));
        socket.getOutputStream()
                .write(("GET /dicom-web/" + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + client.authorization()
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Path big(String study) throws Exception {
        SopInstanceUid instance = new SopInstanceUid(study + ".1.1");
        SopClass secondaryCapture = new SopClass("1.2.840.10008.5.1.4.1.1.7");
        DataSet dataSet = DataSet.builder()
                .set(Tags.SOPClassUID, Vr.UI, secondaryCapture.value())
                .set(Tags.SOPInstanceUID, Vr.UI, instance.value())
                .set(Tags.StudyInstanceUID, Vr.UI, study)
                .set(Tags.SeriesInstanceUID, Vr.UI, study + ".1")
                .setInts(Tags.SamplesPerPixel, Vr.US, 1)
                .setInts(Tags.Rows, Vr.US, 4096)
                .setInts(Tags.Columns, Vr.US, 4096)
                .setInts(Tags.BitsAllocated, Vr.US, 8)
                .set(Tags.PixelData, Vr.OB, new byte[PIXELS])
                .build();
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        TransferSyntax syntax = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        object.write(FileMeta.part10Head(secondaryCapture, instance, syntax, Optional.empty()));
        DataSetWriter.write(dataSet, syntax, object);
        return Files.write(folder.resolve(study), object.toByteArray());
    }
}
