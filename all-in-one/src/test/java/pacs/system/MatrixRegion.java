package pacs.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pacs.testkit.Totp;

/** A region of five institutions in which somebody holds each role, and how they sign in. */
final class MatrixRegion {

    /** What an institution has to do with the study that is asked about. */
    enum Relation {
        OWN("own", "AA"),
        GRANTED("granted", "BB"),
        /** By somebody, before its time. */
        ENDED("ended", "CC"),
        /** By its time. */
        EXPIRED("ended", "DD"),
        FOREIGN("foreign", "EE");

        /** Its heading in the table. */
        final String column;

        /** The code of the institution. */
        final String code;

        Relation(String column, String code) {
            this.column = column;
            this.code = code;
        }
    }

    /**
     * Who asks.
     *
     * @param token empty for nobody
     */
    record Subject(String role, Relation relation, String token) {

        @Override
        public String toString() {
            return role + " of " + relation.code + " (" + relation.column + ")";
        }
    }

    /** An institution where nobody asks. */
    static final String BYSTANDER = "FF";

    /** Somebody of the owner's who asks for nothing: whose roles are changed, and who is signed out by it. */
    static final String CHANGED = "changed";

    static final List<String> PEOPLE = List.of(
            "technician",
            "physician",
            "radiologist",
            "auditing-radiologist",
            "expert",
            "dispatcher",
            "referral-desk",
            "quality-controller",
            "identity-steward",
            "region-identity-steward",
            "institution-admin",
            "region-admin",
            "security-admin",
            "auditor");

    private static final List<String> GUARDED =
            List.of("institution-admin", "region-admin", "security-admin", "auditor");

    static final List<String> PROGRAMS = List.of("gateway", "integration");

    private static final String PASSWORD = "a-long-password-1";
    private static final String SECRET = "a-long-enough-secret";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private MatrixRegion() {}

    /** Writes the region file. The owner's gateway is the one that {@code ./run} starts. */
    static Path write(Path folder) {
        StringBuilder institutions =
                new StringBuilder("region: Matrix\ndemo: true\nsecond-place: none\ninstitutions:\n");
        institutions.append("  - {code: %s, name: no part in this, level: county}%n".formatted(BYSTANDER));
        StringBuilder people = new StringBuilder("people:\n");
        StringBuilder clients = new StringBuilder("clients:\n");
        StringBuilder titles = new StringBuilder("ae-titles:\n");
        StringBuilder gateways = new StringBuilder("gateways:\n");
        people.append("  - login: %s%n    name: %s%n    password: %s%n".formatted(CHANGED, CHANGED, PASSWORD))
                .append("    memberships:%n      - {institution: %s, roles: [expert]}%n".formatted(Relation.OWN.code));
        for (Relation each : Relation.values()) {
            String code = each.code;
            institutions.append("  - {code: %s, name: %s, level: county}%n".formatted(code, code));
            for (String role : PEOPLE) {
                people.append("  - login: %s%n    name: %s%n    password: %s%n"
                                .formatted(login(role, each), role, PASSWORD))
                        .append(phone(role, each)
                                .map(phone -> "    totp: %s%n".formatted(phone.secret()))
                                .orElse(""))
                        .append("    memberships:%n      - {institution: %s, roles: [%s]}%n".formatted(code, role));
            }
            for (String role : PROGRAMS) {
                clients.append("  - {id: %s, secret: %s, institution: %s, roles: [%s]}%n"
                        .formatted(login(role, each), secret(role, each), code, role));
            }
            titles.append("  - {title: MOD-%s, institution: %s, address: 127.0.0.1}%n".formatted(code, code))
                    .append("  - {title: FAR-%s, institution: %s, address: 192.0.2.7}%n".formatted(code, code));
            gateways.append("  - {name: %s, ae-title: %s, institution: %s, client: %s}%n"
                    .formatted(code, title(each), code, login("gateway", each)));
        }
        try {
            return Files.writeString(
                    folder.resolve("region.yaml"),
                    institutions.append(people).append(clients).append(titles).append(gateways));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the modalities call the gateway of an institution. */
    static String title(Relation relation) {
        return relation == Relation.OWN ? "GATEWAY" : "GATE-" + relation.code;
    }

    static List<Subject> signIn(HttpClient http, String root) throws IOException, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        for (Relation each : Relation.values()) {
            for (String role : PEOPLE) {
                subjects.add(new Subject(role, each, token(http, root, password(role, each))));
            }
            for (String role : PROGRAMS) {
                subjects.add(new Subject(
                        role,
                        each,
                        token(
                                http,
                                root,
                                Map.of(
                                        "grant_type",
                                        "client_credentials",
                                        "client_id",
                                        login(role, each),
                                        "client_secret",
                                        secret(role, each)))));
            }
        }
        return List.copyOf(subjects);
    }

    private static Map<String, String> password(String role, Relation relation) throws InterruptedException {
        Map<String, String> form = new HashMap<>(
                Map.of("grant_type", "password", "username", login(role, relation), "password", PASSWORD));
        Optional<Totp> phone = phone(role, relation);
        if (phone.isPresent()) {
            form.put("otp", phone.get().next());
        }
        return form;
    }

    /** Of who needs a second factor. Each has a secret of its own. */
    private static Optional<Totp> phone(String role, Relation relation) {
        String letters = login(role, relation).toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        return GUARDED.contains(role)
                ? Optional.of(new Totp((letters + "A".repeat(32)).substring(0, 32)))
                : Optional.empty();
    }

    private static String login(String role, Relation relation) {
        return role.equals("gateway") && relation == Relation.OWN ? "demo-gateway" : role + "-" + relation.code;
    }

    private static String secret(String role, Relation relation) {
        return role.equals("gateway") && relation == Relation.OWN ? "demo-gateway-secret" : SECRET;
    }

    private static String token(HttpClient http, String root, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(root + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new AssertionError(form + ": " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }
}
