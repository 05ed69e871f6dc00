package pacs.platform.directory.rest;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import pacs.platform.security.Caller;
import pacs.platform.security.Issuer;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** Somebody of the demo region who keeps the directory, or tries to. */
final class Desk {

    /** What came back. */
    record Answer(int status, String body, String tag) {

        JsonObject json() {
            return new JsonObject(body);
        }
    }

    private final URI server;
    private final HttpClient http;
    private final String token;

    private Desk(URI server, HttpClient http, String token) {
        this.server = server;
        this.http = http;
        this.token = token;
    }

    /** @param institution its number, in the order of the demo's file: 1 JNYY, 2 WSYY, 3 NWWS */
    static Desk of(URI server, HttpClient http, Issuer issuer, String login, int institution, Role... roles) {
        Caller caller = new Caller(Caller.Kind.PERSON, new InstitutionId(institution), login, login, Set.of(roles));
        return new Desk(server, http, issuer.issue(caller).value());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, JsonObject body) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.encode())));
    }

    Answer put(String path, String tag, JsonObject body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(body.encode())));
    }

    /** Ends or reopens. */
    Answer act(String path, String tag) throws IOException, InterruptedException {
        return send(request(path).header("If-Match", tag).POST(BodyPublishers.noBody()));
    }

    Answer send(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/directory/" + path)).header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("ETag").orElse(""));
    }
}
