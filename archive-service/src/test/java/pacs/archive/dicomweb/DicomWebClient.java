package pacs.archive.dicomweb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pacs.dicom.core.DataSet;
import pacs.dicom.json.DicomJson;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** A signed-in client of one institution. */
final class DicomWebClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;
    private final String token;

    /** @param root {@code http://localhost:1234/dicom-web/} */
    DicomWebClient(URI root, Issuer issuer, int institution) {
        this.root = root;
        this.token = issuer.issue(new Caller(
                        Caller.Kind.CLIENT, new InstitutionId(institution), "test", "test", Set.of(Role.INTEGRATION)))
                .value();
    }

    HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        return http.send(request(path).header("Accept", accept).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> getWith(String path, String header, String value) throws IOException, InterruptedException {
        return http.send(request(path).header(header, value).build(), BodyHandlers.ofByteArray());
    }

    /** What a search or metadata request answers. */
    List<DataSet> json(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(path, "application/dicom+json");
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + text(response));
        }
        return dataSets(text(response));
    }

    HttpResponse<byte[]> store(Path... files) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Path file : files) {
            body.write("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            body.write(Files.readAllBytes(file));
            body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.write("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return http.send(
                request("studies")
                        .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** The bodies of a multipart answer. */
    static List<byte[]> parts(HttpResponse<byte[]> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElseThrow();
        StowParts parts = new StowParts(
                new ByteArrayInputStream(response.body()),
                StowMediaType.parse(type).parameter("boundary"));
        List<byte[]> bodies = new ArrayList<>();
        for (Optional<StowPart> part = parts.next(); part.isPresent(); part = parts.next()) {
            bodies.add(part.get().body().readAllBytes());
        }
        return bodies;
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Each object of an array: brackets inside of strings do not occur in what the tests store. */
    private static List<DataSet> dataSets(String array) throws IOException {
        List<DataSet> dataSets = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < array.length(); i++) {
            if (array.charAt(i) == '{' && depth++ == 0) {
                start = i;
            } else if (array.charAt(i) == '}' && --depth == 0) {
                dataSets.add(DicomJson.read(array.substring(start, i + 1).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return dataSets;
    }

    /** The header that says who asks. */
    String authorization() {
        return "Bearer " + token;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", authorization());
    }
}
