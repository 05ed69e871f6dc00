package pacs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An Orthanc of the test's own, AE title {@code ORTHANC}, with DICOMweb, on free ports of this machine alone and in a folder of
 * its own; killed afterwards. It syncs what it stores.
 */
public final class Orthanc implements BeforeAllCallback, AfterAllCallback {

    private static final Peer PROGRAM = new Peer("Orthanc", "orthanc orthanc-dicomweb");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PLUGINS = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @SuppressWarnings("NullAway.Init") // set by start
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set by start
    private Process process;

    private int dicomPort;
    private int httpPort;

    /** Starts it and waits until both ports answer. */
    public Orthanc start() {
        try {
            folder = Files.createTempDirectory("orthanc");
            dicomPort = freePort();
            httpPort = freePort();
            Path configuration = Files.writeString(folder.resolve("orthanc.json"), configuration());
            process = PROGRAM.start("--logfile=" + folder.resolve("orthanc.log"), configuration);
            awaitStart();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it and removes its files. */
    public void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int dicomPort() {
        return dicomPort;
    }

    /** Makes a DICOM application on this machine known under a name. */
    public void knows(String name, String aeTitle, int port) {
        request("PUT", "/modalities/" + name, """
                {"AET": "%s", "Host": "127.0.0.1", "Port": %d}""".formatted(aeTitle, port));
    }

    /** The same; it calls there by another title than its own. */
    public void knows(String name, String aeTitle, int port, String callingAs) {
        request("PUT", "/modalities/" + name, """
                {"AET": "%s", "Host": "127.0.0.1", "Port": %d, "LocalAet": "%s"}""".formatted(aeTitle, port, callingAs));
    }

    /** Makes a DICOMweb server known under a name. */
    public void knowsWeb(String name, String url, String authorization) {
        request("PUT", "/dicom-web/servers/" + name, """
                {"Url": "%s", "HttpHeaders": {"Authorization": "%s"}}""".formatted(url, authorization));
    }

    /** Sends all it has by STOW-RS to a server it knows, and waits. */
    public String stowAll(String name) {
        return request("POST", "/dicom-web/servers/" + name + "/stow", """
                {"Resources": %s, "Synchronous": true}""".formatted(request("GET", "/instances", "")));
    }

    /** Sends all it has to an application it knows, over one association, and waits. */
    public String sendAll(String name) {
        return request("POST", "/modalities/" + name + "/store", """
                {"Resources": %s, "Synchronous": true}""".formatted(request("GET", "/instances", "")));
    }

    /** Puts an object in. */
    public void add(Path file) {
        try {
            send(HttpRequest.newBuilder(uri("/instances")).POST(HttpRequest.BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own identifiers of all objects it has, a JSON array. */
    public List<String> instances() {
        return Stream.of(request("GET", "/instances", "").split("\"", -1))
                .filter(word -> word.matches("[0-9a-f-]{44}"))
                .toList();
    }

    /** The Part 10 file it has under one of its identifiers. */
    public byte[] file(String instance) {
        return send(
                HttpRequest.newBuilder(uri("/instances/" + instance + "/file")).GET());
    }

    /** Takes everything out. */
    public void forget() {
        for (String instance : instances()) {
            request("DELETE", "/instances/" + instance, "");
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private String request(String method, String path, String body) {
        return new String(
                send(HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body))),
                StandardCharsets.UTF_8);
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError("Orthanc answered " + response.statusCode() + " to "
                        + response.request().uri() + ": " + new String(response.body(), StandardCharsets.UTF_8)
                        + log());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /** Orthanc's DICOM port has no address of its own to bind to; whoever calls must be known or say a known title. */
    private String configuration() {
        return """
                {"Name": "testkit", "StorageDirectory": "%1$s/storage", "IndexDirectory": "%1$s/index",
                 "SyncStorageArea": true, "OverwriteInstances": true, "StorageCompression": false,
                 "HttpPort": %2$d, "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "HttpsVerifyPeers": true,
                 "DicomPort": %3$d, "DicomAet": "ORTHANC", "DicomAlwaysAllowStore": true, "DicomAlwaysAllowEcho": true,
                 "Plugins": ["%4$s"], "DicomWeb": {"Enable": true}}
                """.formatted(folder, httpPort, dicomPort, PLUGINS);
    }

    private void awaitStart() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!(answers() && listens(dicomPort))) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("Orthanc did not start: " + log());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private String log() throws IOException {
        Path log = folder.resolve("orthanc.log");
        return Files.exists(log) ? Files.readString(log) : "it wrote no log";
    }

    private boolean answers() {
        try {
            return client.send(HttpRequest.newBuilder(uri("/system")).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
