package pacs.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.io.Budget;
import pacs.dicom.io.ObjectParser;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.Level;
import pacs.platform.receipts.ManifestDigest;
import pacs.platform.receipts.ManifestLine;
import pacs.platform.receipts.Receipt;
import pacs.platform.receipts.ReceiptSigner;

/** Holds manifests against what the centre has stored, signs, and hears what gateways report, as the archive does. */
public final class FakeArchivist {

    private final Map<SopInstanceUid, byte[]> stored;
    private final Map<String, JsonNode> reports = new ConcurrentHashMap<>();
    private final List<Level> levels = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile ReceiptSigner signer = newSigner();
    private volatile boolean hasSecondPlace;
    private volatile boolean isCopied;

    FakeArchivist(Map<SopInstanceUid, byte[]> stored) {
        this.stored = stored;
    }

    /** Its site has a second place, and nothing lies there yet. */
    public void hasSecondPlace() {
        hasSecondPlace = true;
    }

    /** Everything lies in the second place, too. */
    public void copies() {
        isCopied = true;
    }

    /** The line breaks in the middle of that many manifests. */
    public void cuts(int manifests) {
        cuts.set(manifests);
    }

    /** Of the receipts it has given. */
    public List<Level> levels() {
        return List.copyOf(levels);
    }

    /** What was reported last of a study's state. */
    public String state(StudyUid study) {
        return reported(study, "state");
    }

    public String problem(StudyUid study) {
        return reported(study, "problem");
    }

    String key() {
        return signer.key().text();
    }

    void changeKey() {
        signer = newSigner();
    }

    void sign(HttpExchange exchange) throws IOException {
        if (cuts.getAndDecrement() > 0) {
            exchange.getRequestBody().readNBytes(40);
            exchange.close();
            return;
        }
        JsonNode manifest =
                JsonMapper.builder().build().readTree(exchange.getRequestBody().readAllBytes());
        ManifestDigest digest = new ManifestDigest();
        List<SopInstanceUid> missing = new ArrayList<>();
        List<SopInstanceUid> differing = new ArrayList<>();
        for (JsonNode node : manifest.path("instances")) {
            ManifestLine line = new ManifestLine(
                    new SopInstanceUid(node.path("sop").asText()),
                    node.path("bytes").asLong(),
                    Sha256.of(HexFormat.of().parseHex(node.path("sha256").asText())));
            digest.add(line);
            byte[] object = stored.get(line.instance());
            if (object == null) {
                missing.add(line.instance());
            } else if (!isSame(line, object)) {
                differing.add(line.instance());
            }
        }
        boolean whole = missing.isEmpty() && differing.isEmpty();
        Level level = !whole ? Level.NONE : hasSecondPlace && isCopied ? Level.PROTECTED : Level.STORED;
        levels.add(level);
        answer(
                exchange,
                signer.sign(new Receipt(
                        new StudyUid(manifest.path("study").asText()),
                        digest.end(),
                        Instant.now(),
                        level,
                        hasSecondPlace,
                        digest.lines(),
                        0,
                        missing,
                        differing,
                        List.of())));
    }

    void hear(HttpExchange exchange) throws IOException {
        for (JsonNode study :
                JsonMapper.builder().build().readTree(exchange.getRequestBody().readAllBytes())) {
            reports.put(study.path("study").asText(), study);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private String reported(StudyUid study, String name) {
        JsonNode report = reports.get(study.value());
        return report == null ? "" : report.path(name).asText();
    }

    private static boolean isSame(ManifestLine line, byte[] object) throws IOException {
        long offset = ObjectParser.ofPart10(new ByteArrayInputStream(object), Budget.DEFAULT)
                .readAll()
                .dataSetOffset();
        byte[] dataSet = Arrays.copyOfRange(object, (int) offset, object.length);
        try {
            Sha256 digest = Sha256.of(MessageDigest.getInstance("SHA-256").digest(dataSet));
            return dataSet.length == line.bytes() && digest.equals(line.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String signed) throws IOException {
        byte[] body = signed.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/jose");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static ReceiptSigner newSigner() {
        try {
            return new ReceiptSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
