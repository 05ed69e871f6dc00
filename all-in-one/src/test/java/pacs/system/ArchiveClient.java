package pacs.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks DICOMweb as any client would: signed in by client credentials, nothing shared with the server's code. */
final class ArchiveClient {

    private static final String BOUNDARY = "part-of-a-test";

    /** What {@link #partHead} and {@link #end} part. */
    static final String STOW_TYPE = "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String token;

    private ArchiveClient(String root, String token) {
        this.root = root;
        this.token = token;
    }

    static ArchiveClient signedIn(String root) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=demo-integration"
                            + "&client_secret=demo-integration-secret"))
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Matcher token =
                    Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
            if (!token.find()) {
                throw new AssertionError("No token: " + answer.statusCode() + " " + answer.body());
            }
            return new ArchiveClient(root, token.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The header by which another client can call as this one. */
    String authorization() {
        return "Bearer " + token;
    }

    /** @param path below {@code /dicom-web} */
    HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        return http.send(request(path).header("Accept", accept).build(), BodyHandlers.ofByteArray());
    }

    /** What the project's own API answers; {@code path} from its root. */
    String api(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", authorization())
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    String json(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path, "application/dicom+json");
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    path + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** STOW-RS of parts that are whole DICOM files, or should be. */
    HttpResponse<String> store(List<byte[]> parts) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(partHead());
            body.writeBytes(part);
        }
        body.writeBytes(end());
        return store(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    HttpResponse<String> store(BodyPublisher multipart) throws IOException, InterruptedException {
        HttpRequest request = request("/studies")
                .header("Content-Type", STOW_TYPE)
                .header("Accept", "application/dicom+json")
                .POST(multipart)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    static byte[] partHead() {
        return ("\r\n--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] end() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Waits until QIDO-RS finds that many instances of a study. */
    void awaitInstances(String study, int count) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        int found = -1;
        while (Instant.now().isBefore(deadline)) {
            found = occurrences(json("/studies/" + study + "/instances?limit=1000"), "\"00080018\"");
            if (found == count) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("Study " + study + " has " + found + " instances, not " + count);
    }

    private static int occurrences(String text, String word) {
        return (int)
                Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + "/dicom-web" + path)).header("Authorization", authorization());
    }
}
