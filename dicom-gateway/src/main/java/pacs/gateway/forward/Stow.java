package pacs.gateway.forward;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import pacs.dicom.json.DicomJson;
import pacs.gateway.peers.Centre;
import pacs.gateway.peers.Self;
import pacs.gateway.spool.Waiting;

/** Sends objects to the archive's STOW-RS service (PS3.18 10.5) and reads what it says. */
final class Stow {

    private static final String JSON = "application/dicom+json";

    private final Centre centre;

    Stow(Centre centre) {
        this.centre = centre;
    }

    /** @param own names the institution in the path: an archive that has given this gateway to another one does not take them */
    StowReply store(Self own, List<Waiting> batch, MultipartBody body) throws InterruptedException {
        HttpRequest.Builder request = centre.request("/dicom-web/at/" + own.code() + "/studies")
                .header("Content-Type", body.contentType())
                .header("Accept", JSON)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(body::open), body.length()));
        try {
            return read(centre.send(request, body::moved), batch);
        } catch (IOException e) {
            return new StowReply.Away(e.getMessage() == null ? e.toString() : e.getMessage(), Duration.ZERO);
        }
    }

    private static StowReply read(HttpResponse<byte[]> response, List<Waiting> batch) {
        String status = "the archive answered " + response.statusCode();
        return switch (response.statusCode()) {
            case 200, 202, 409 -> judge(response, batch);
            case 301, 302, 307, 308, 401, 403, 404, 408, 425, 429, 502, 503, 504, 507 ->
                new StowReply.Away(status, retryAfter(response));
            default -> new StowReply.Failed(status);
        };
    }

    private static StowReply judge(HttpResponse<byte[]> response, List<Waiting> batch) {
        try {
            return StowAnswer.judge(
                    DicomJson.read(response.body()),
                    batch.stream().map(waiting -> waiting.object().instance()).toList());
        } catch (IOException e) {
            return new StowReply.Failed("the archive answered " + response.statusCode()
                    + " without saying what it stored: " + e.getMessage());
        }
    }

    /** In seconds; the other form, a date, is not used by archives (RFC 9110 10.2.3). */
    private static Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
