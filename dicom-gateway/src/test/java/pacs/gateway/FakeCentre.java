package pacs.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.DataSetBuilder;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.dicom.json.DicomJson;
import pacs.gateway.peers.CentreSettings;

/**
 * A centre that keeps the promises of {@code /token}, {@code /gateway/self} and STOW-RS (PS3.18 10.5), until it is told
 * to misbehave. It outlives being away: what it stored stays.
 */
public final class FakeCentre implements BeforeEachCallback, AfterEachCallback {

    /** What it does with one STOW request instead of answering it well. */
    public sealed interface Mood {
        record Answers(int status, Map<String, String> headers) implements Mood {}

        /** Says so before it has read the request, and closes the line. */
        record WillNotListen(int status) implements Mood {}

        record CutsTheLine() implements Mood {}

        record StoresAndCutsTheLine() implements Mood {}

        record NeverAnswers() implements Mood {}

        record IsWell() implements Mood {}
    }

    public static final String CLIENT = "gateway-client";
    public static final String SECRET = "gateway secret & more";

    private final Map<SopInstanceUid, byte[]> stored = new ConcurrentHashMap<>();
    private final Map<SopInstanceUid, Integer> failures = new ConcurrentHashMap<>();
    private final Set<SopInstanceUid> poison = ConcurrentHashMap.newKeySet();
    private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<SopInstanceUid> order = new CopyOnWriteArrayList<>();
    private final FakeArchivist archivist = new FakeArchivist(stored);
    private final AtomicInteger tokensGiven = new AtomicInteger();
    private final AtomicInteger selfAsked = new AtomicInteger();
    private volatile String self = "";
    private Optional<HttpServer> server = Optional.empty();
    private int port;

    @Override
    public void beforeEach(ExtensionContext context) {
        self = """
                {"name": "县医院", "aeTitle": "GATEWAY", "institution": {"id": 7, "code": "XYY"}, "peers": [
                  {"title": "STORESCU", "address": "127.0.0.1"}, {"title": "ECHOSCU"}, {"title": "DCMSEND"},
                  {"title": "ORTHANC", "address": "127.0.0.1"},
                  {"title": "ELSEWHERE", "address": "192.0.2.1"}]}""";
        comesBack();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        goesAway();
    }

    /** Nobody listens at its address from now on. */
    public void goesAway() {
        server.ifPresent(s -> s.stop(0));
        server = Optional.empty();
    }

    /** It listens again where it did before. */
    public void comesBack() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/token", this::token);
            http.createContext("/gateway/self", exchange -> signedIn(exchange, this::self));
            http.createContext("/dicom-web/at/XYY/studies", exchange -> signedIn(exchange, this::store));
            http.createContext("/api/studies/", exchange -> signedIn(exchange, archivist::sign));
            http.createContext("/api/gateways/self/studies", exchange -> signedIn(exchange, archivist::hear));
            http.start();
            port = http.getAddress().getPort();
            server = Optional.of(http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CentreSettings settings() {
        return settings(Duration.ofSeconds(10));
    }

    public CentreSettings settings(Duration patience) {
        return new CentreSettings(URI.create("http://127.0.0.1:" + port), CLIENT, SECRET, patience);
    }

    /** What the next STOW requests meet, one each; afterwards they are answered well again. */
    public void meets(Mood... next) {
        moods.addAll(List.of(next));
    }

    /** Whether every mood it was given has been met. */
    public boolean isCalm() {
        return moods.isEmpty();
    }

    /** It answers this object with a Failure Reason (0008,1197) each time. */
    public void fails(SopInstanceUid instance, int reason) {
        failures.put(instance, reason);
    }

    /** It has nothing against this object any more. */
    public void fails(SopInstanceUid instance) {
        failures.remove(instance);
        poison.remove(instance);
    }

    /** A request with this object in it ends with 500. */
    public void breaksOn(SopInstanceUid instance) {
        poison.add(instance);
    }

    /** It signs receipts from now on. */
    public FakeArchivist archivist() {
        self = self.replaceFirst("\\{", "{\"receiptKey\": \"" + archivist.key() + "\", ");
        return archivist;
    }

    /** As if it had been made anew: nothing is stored, and it signs with another key. */
    public void isReplaced() {
        String before = archivist.key();
        stored.clear();
        archivist.changeKey();
        self = self.replace(before, archivist.key());
    }

    /** It has lost an object it had said yes to. */
    public void loses(SopInstanceUid instance) {
        stored.remove(instance);
    }

    public void says(String newSelf) {
        self = newSelf;
    }

    public void forgetsItsTokens() {
        tokens.clear();
    }

    /** Part 10 objects as they came. */
    public Map<SopInstanceUid, byte[]> stored() {
        return Map.copyOf(stored);
    }

    /** Every object of every request that was answered well, in order of receipt. */
    public List<SopInstanceUid> order() {
        return List.copyOf(order);
    }

    /** How many objects were in each STOW request. */
    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    public int tokensGiven() {
        return tokensGiven.get();
    }

    /** How often it was asked who the gateway is. */
    public int selfAsked() {
        return selfAsked.get();
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void signedIn(HttpExchange exchange, Answer answer) throws IOException {
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (authorization.startsWith("Bearer ") && tokens.contains(authorization.substring(7))) {
            answer.to(exchange);
        } else {
            exchange.getRequestBody().readAllBytes();
            reply(exchange, 401, "text/plain", new byte[0]);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.equals(
                "grant_type=client_credentials&client_id=gateway-client" + "&client_secret=gateway+secret+%26+more")) {
            reply(exchange, 401, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String token = "token-" + tokensGiven.incrementAndGet();
        tokens.add(token);
        String json = "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 3600}".formatted(token);
        reply(exchange, 200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private void self(HttpExchange exchange) throws IOException {
        selfAsked.incrementAndGet();
        reply(exchange, 200, "application/json", self.getBytes(StandardCharsets.UTF_8));
    }

    private void store(HttpExchange exchange) throws IOException {
        switch (Optional.ofNullable(moods.poll()).orElse(new Mood.IsWell())) {
            case Mood.Answers(int status, Map<String, String> headers) -> {
                exchange.getRequestBody().readAllBytes();
                headers.forEach(exchange.getResponseHeaders()::set);
                reply(exchange, status, "text/plain", new byte[0]);
            }
            case Mood.WillNotListen(int status) -> {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            }
            case Mood.CutsTheLine _ -> {
                exchange.getRequestBody().readNBytes(100);
                exchange.close();
            }
            case Mood.StoresAndCutsTheLine _ -> {
                keep(parts(exchange));
                exchange.close();
            }
            case Mood.NeverAnswers _ -> exchange.getRequestBody().readAllBytes();
            case Mood.IsWell _ -> answerWell(exchange);
        }
    }

    private void answerWell(HttpExchange exchange) throws IOException {
        List<byte[]> parts = parts(exchange);
        batches.add(parts.size());
        Map<SopInstanceUid, Integer> failed = new HashMap<>();
        List<byte[]> good = new ArrayList<>();
        for (byte[] part : parts) {
            SopInstanceUid instance = instance(part);
            if (poison.contains(instance)) {
                reply(exchange, 500, "text/plain", new byte[0]);
                return;
            }
            Optional.ofNullable(failures.get(instance))
                    .ifPresentOrElse(reason -> failed.put(instance, reason), () -> good.add(part));
        }
        List<SopInstanceUid> kept = keep(good);
        order.addAll(kept);
        int status = failed.isEmpty() ? 200 : good.isEmpty() ? 409 : 202;
        reply(exchange, status, "application/dicom+json", answer(kept, failed));
    }

    private List<SopInstanceUid> keep(List<byte[]> parts) throws IOException {
        List<SopInstanceUid> kept = new ArrayList<>();
        for (byte[] part : parts) {
            SopInstanceUid instance = instance(part);
            stored.put(instance, part);
            kept.add(instance);
        }
        return kept;
    }

    private static byte[] answer(List<SopInstanceUid> kept, Map<SopInstanceUid, Integer> failed) {
        DataSetBuilder answer = DataSet.builder();
        if (!failed.isEmpty()) {
            answer.items(
                    Tags.FailedSOPSequence,
                    failed.entrySet().stream()
                            .map(entry -> reference(entry.getKey())
                                    .setInts(Tags.FailureReason, Vr.US, entry.getValue())
                                    .build())
                            .toArray(DataSet[]::new));
        }
        if (!kept.isEmpty()) {
            answer.items(
                    Tags.ReferencedSOPSequence,
                    kept.stream().map(uid -> reference(uid).build()).toArray(DataSet[]::new));
        }
        return DicomJson.write(answer.build(), path -> path);
    }

    private static DataSetBuilder reference(SopInstanceUid instance) {
        return DataSet.builder().set(Tags.ReferencedSOPInstanceUID, Vr.UI, instance.value());
    }

    private static SopInstanceUid instance(byte[] part) throws IOException {
        DataSet dataSet = ObjectParser.ofPart10(new ByteArrayInputStream(part), Budget.DEFAULT)
                .readAll()
                .dataSet();
        return new SopInstanceUid(dataSet.string(Tags.SOPInstanceUID).orElseThrow());
    }

    /** Takes the body apart at its boundaries; the length announced has to be the length that came. */
    private static List<byte[]> parts(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = "\r\n--" + type.substring(type.indexOf("boundary=") + 9);
        List<byte[]> parts = new ArrayList<>();
        int start = text.indexOf(boundary);
        while (!text.startsWith(boundary + "--\r\n", start)) {
            int begin = text.indexOf("\r\n\r\n", start) + 4;
            start = text.indexOf(boundary, begin);
            parts.add(text.substring(begin, start).getBytes(StandardCharsets.ISO_8859_1));
        }
        return parts;
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
