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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pacs.system.MatrixRegion.Relation;
import pacs.system.MatrixRegion.Subject;

/** What each route of {@code docs/access.md} is asked with. */
final class MatrixRequests {

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"?([0-9a-f-]+)");

    /** A number that no patient and no question of the index has. */
    private static final String NOBODY = "999999999";

    private final HttpClient http;
    private final String root;
    private final MatrixStudy study;
    private final MatrixStudy stored;

    /**
     * @param study the owner's, which is asked about
     * @param stored another one, for who stores
     */
    MatrixRequests(HttpClient http, String root, MatrixStudy study, MatrixStudy stored) {
        this.http = http;
        this.root = root;
        this.study = study;
        this.stored = stored;
    }

    /** Asks a route of the first table. */
    HttpResponse<byte[]> aboutStudy(String route, Subject who, Subject sharer)
            throws IOException, InterruptedException {
        return switch (route) {
            case "POST /api/grants" ->
                send(who, "POST", "/api/grants", json(grant(MatrixRegion.BYSTANDER, Duration.ofHours(1))));
            case "POST /api/grants/{id}/end" ->
                send(who, "POST", "/api/grants/" + openedFor(who, sharer) + "/end", BodyPublishers.noBody());
            default -> send(who, "GET", filled(path(route)) + question(route), BodyPublishers.noBody());
        };
    }

    /** Asks the same route below the address of the owner. */
    HttpResponse<byte[]> atOwner(String route, Subject who) throws IOException, InterruptedException {
        String path = path(route).replaceFirst("/dicom-web/", "/dicom-web/at/" + Relation.OWN.code + "/");
        return send(who, "GET", filled(path) + question(route), BodyPublishers.noBody());
    }

    /** Asks a route of the second table. */
    HttpResponse<byte[]> aboutOwn(String route, Subject who) throws IOException, InterruptedException {
        String path = path(route)
                .replace("{study}", stored.study())
                .replace("{id}", NOBODY)
                .replace("{patient}", NOBODY);
        return switch (route) {
            case "POST /dicom-web/studies", "POST /dicom-web/studies/{study}" -> store(who, path);
            case "POST /api/studies/{study}/manifest" -> send(who, "POST", path, json(stored.manifest()));
            case "POST /api/gateways/self/studies" -> send(who, "POST", path, json(report(stored)));
            default ->
                route.startsWith("POST /archive/patients/")
                        ? change(who, "POST", path, "\"0\"", "{\"reason\": \"matrix\"}")
                        : send(who, "GET", path, BodyPublishers.noBody());
        };
    }

    /** The owner's gateway says that it has the study. */
    void report(Subject gateway) throws IOException, InterruptedException {
        done(send(gateway, "POST", "/api/gateways/self/studies", json(report(study))));
    }

    /** The owner has the study. */
    void store(Subject who) throws IOException, InterruptedException {
        done(send(who, "POST", "/dicom-web/studies", study.multipart()));
    }

    private HttpResponse<byte[]> store(Subject who, String path) throws IOException, InterruptedException {
        return send(who, "POST", path, stored.multipart());
    }

    /** Opens a grant for an institution. */
    String open(Subject sharer, String grantee, Duration time) throws IOException, InterruptedException {
        return id(done(send(sharer, "POST", "/api/grants", json(grant(grantee, time)))));
    }

    void end(Subject sharer, String grant) throws IOException, InterruptedException {
        done(send(sharer, "POST", "/api/grants/" + grant + "/end", BodyPublishers.noBody()));
    }

    /** One that is active between the owner and who asks; of those who have nothing to do with it, one of others. */
    private String openedFor(Subject who, Subject sharer) throws IOException, InterruptedException {
        return open(
                sharer,
                who.relation() == Relation.GRANTED ? Relation.GRANTED.code : MatrixRegion.BYSTANDER,
                Duration.ofMinutes(5));
    }

    private String grant(String grantee, Duration time) {
        return """
                {"institution": "%s", "purpose": "consultation", "studies": ["%s"], "until": "%s", "reason": "matrix"}""".formatted(grantee, study.study(), Instant.now().plus(time));
    }

    private static String report(MatrixStudy study) {
        return """
                [{"study": "%s", "state": "sending", "instances": 2, "sent": 1, "since": "2026-01-01T00:00:00Z", "problem": ""}]""".formatted(study.study());
    }

    private String filled(String path) {
        return path.replace("{study}", study.study())
                .replace("{series}", study.series())
                .replace("{instance}", study.instance())
                .replace("{frames}", "1")
                .replace("{path}", "7FE00010")
                .replace("{gateway}", MatrixRegion.title(Relation.OWN));
    }

    private String question(String route) {
        return route.matches("GET /dicom-web/(studies|series|instances)") ? "?StudyInstanceUID=" + study.study() : "";
    }

    /** Of the study that is asked about. */
    String studyUid() {
        return study.study();
    }

    /** A new department of the owner, made by who may. */
    Department department(Subject maker) throws IOException, InterruptedException {
        String code = "D" + UUID.randomUUID().toString().substring(0, 8);
        return new Department(id(done(make(maker, code))), code);
    }

    /**
     * One that only this request knows.
     *
     * @param id in the directory
     */
    record Department(String id, String code) {}

    /** Asks a route of the third table. */
    HttpResponse<byte[]> aboutDirectory(String route, Subject who, Subject maker, Department department)
            throws IOException, InterruptedException {
        String entry = "/directory/departments/" + department.id();
        return switch (route) {
            case "GET /directory/{kind}" ->
                send(who, "GET", "/directory/departments?q=" + department.code(), BodyPublishers.noBody());
            case "GET /directory/{kind}/{id}" -> send(who, "GET", entry, BodyPublishers.noBody());
            case "POST /directory/{kind}" ->
                make(who, "D" + UUID.randomUUID().toString().substring(0, 8));
            case "PUT /directory/{kind}/{id}" ->
                change(who, "PUT", entry, tag(maker, entry), department(department.code(), "changed"));
            case "POST /directory/{kind}/{id}/end" -> change(who, "POST", entry + "/end", tag(maker, entry), "");
            case "POST /directory/{kind}/{id}/reopen" -> {
                done(change(maker, "POST", entry + "/end", tag(maker, entry), ""));
                yield change(who, "POST", entry + "/reopen", tag(maker, entry), "");
            }
            case "PUT /directory/{kind}/{id}/memberships/{institution}" -> assign(who, maker);
            case "GET /directory/export" ->
                send(
                        who,
                        "GET",
                        "/directory/export?q=" + department.code() + "&format=csv&kind=departments",
                        BodyPublishers.noBody());
            case "POST /directory/import" ->
                send(
                        who,
                        "POST",
                        "/directory/import?format=csv&kind=departments",
                        BodyPublishers.ofString("institution,code,name\n%s,D%s,made\n"
                                .formatted(
                                        Relation.OWN.code,
                                        UUID.randomUUID().toString().substring(0, 8))));
            case "GET /audit/records", "GET /audit/records/export" ->
                send(who, "GET", path(route) + "?study=" + study.study(), BodyPublishers.noBody());
            default -> throw new AssertionError("Nobody has said how to ask " + route);
        };
    }

    private HttpResponse<byte[]> assign(Subject who, Subject maker) throws IOException, InterruptedException {
        String found = text(send(maker, "GET", "/directory/people?q=" + MatrixRegion.CHANGED, BodyPublishers.noBody()));
        String person = "/directory/people/" + id(found);
        String membership = person + "/memberships/" + Relation.OWN.code;
        done(change(maker, "PUT", membership, tag(maker, person), "{\"roles\": [\"expert\"]}"));
        return change(who, "PUT", membership, tag(maker, person), "{\"roles\": [\"expert\", \"physician\"]}");
    }

    private HttpResponse<byte[]> make(Subject who, String code) throws IOException, InterruptedException {
        return send(who, "POST", "/directory/departments", json(department(code, "made")));
    }

    private static String department(String code, String name) {
        return "{\"institution\": \"%s\", \"code\": \"%s\", \"name\": \"%s\", \"phone\": \"\"}"
                .formatted(Relation.OWN.code, code, name);
    }

    private String tag(Subject reader, String path) throws IOException, InterruptedException {
        return done(send(reader, "GET", path, BodyPublishers.noBody()))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private HttpResponse<byte[]> change(Subject who, String method, String path, String tag, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(who, path).header("If-Match", tag);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(Subject who, String method, String path, Body body)
            throws IOException, InterruptedException {
        return http.send(
                request(who, path)
                        .header("Content-Type", body.type())
                        .method(method, body.publisher())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> send(Subject who, String method, String path, BodyPublisher none)
            throws IOException, InterruptedException {
        return http.send(request(who, path).method(method, none).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(Subject who, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "*/*");
        if (!who.token().isEmpty()) {
            request.header("Authorization", "Bearer " + who.token());
        }
        return request;
    }

    /** @param type its media type */
    record Body(String type, BodyPublisher publisher) {

        /** Parts of a request by STOW-RS. */
        static Body multipart(byte[] file) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(ArchiveClient.partHead());
            body.writeBytes(file);
            body.writeBytes(ArchiveClient.end());
            return new Body(ArchiveClient.STOW_TYPE, BodyPublishers.ofByteArray(body.toByteArray()));
        }
    }

    private static Body json(String text) {
        return new Body("application/json", BodyPublishers.ofString(text));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }

    private static HttpResponse<byte[]> done(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.request() + ": " + answer.statusCode() + " " + text(answer));
        }
        return answer;
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String id(HttpResponse<byte[]> answer) {
        return id(text(answer));
    }

    private static String id(String text) {
        return Optional.of(ID.matcher(text))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError("No id in " + text));
    }
}
