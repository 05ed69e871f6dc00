package pacs.gateway.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pacs.dicom.core.AeTitle;
import pacs.dicom.net.Fingerprint;
import pacs.platform.receipts.ReceiptKey;
import pacs.platform.tenancy.InstitutionId;

/**
 * What the centre says of this gateway.
 *
 * @param institution owns everything this gateway receives
 * @param code of that institution, as paths of the archive name it
 * @param receiptKey the archive signs its receipts with; empty for an archive that signs none
 * @param peers who may call it
 */
public record Self(
        AeTitle aeTitle, InstitutionId institution, String code, Optional<ReceiptKey> receiptKey, List<Peer> peers) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Self {
        peers = List.copyOf(peers);
    }

    /** @throws IOException when this is not an answer of {@code GET /gateway/self} */
    static Self parse(String json) throws IOException {
        try {
            JsonNode node = JSON.readTree(json);
            List<Peer> peers = new ArrayList<>();
            for (JsonNode peer : node.path("peers")) {
                Optional<String> address =
                        Optional.ofNullable(peer.path("address").textValue());
                Optional<Fingerprint> certificate = Optional.ofNullable(
                                peer.path("certificate").textValue())
                        .map(Fingerprint::parse);
                peers.add(new Peer(new AeTitle(peer.path("title").asText()), address, certificate));
            }
            return new Self(
                    new AeTitle(node.path("aeTitle").asText()),
                    institution(node.path("institution").path("id")),
                    code(node.path("institution").path("code")),
                    key(node.path("receiptKey")),
                    peers);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("The centre's word about this gateway cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<ReceiptKey> key(JsonNode text) throws IOException {
        return text.isTextual() ? Optional.of(ReceiptKey.parse(text.textValue())) : Optional.empty();
    }

    private static String code(JsonNode code) {
        if (!code.isTextual() || !CODE.matcher(code.textValue()).matches()) {
            throw new IllegalArgumentException("its institution has no code");
        }
        return code.textValue();
    }

    private static InstitutionId institution(JsonNode id) {
        if (!id.isInt()) {
            throw new IllegalArgumentException("it names no institution");
        }
        return new InstitutionId(id.intValue());
    }
}
