package pacs.gateway.receipts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import pacs.gateway.peers.Centre;
import pacs.gateway.spool.Studies;
import pacs.gateway.spool.StudyTally;
import pacs.platform.receipts.Receipt;
import pacs.platform.receipts.ReceiptKey;

/** Hands a study's manifest to the archive and reads its receipt. */
final class Inquirer {

    /** @param signed the receipt as it came */
    record Answer(Receipt receipt, String signed) {}

    private final Centre centre;
    private final Studies studies;

    Inquirer(Centre centre, Studies studies) {
        this.centre = centre;
        this.studies = studies;
    }

    /**
     * Asks about everything there is of the study.
     *
     * @param key the archive is said to sign with
     * @throws IOException with the reason why there is no receipt for just this manifest
     */
    Answer ask(StudyTally tally, ReceiptKey key) throws IOException, InterruptedException {
        ManifestBody body = new ManifestBody(studies, tally.study(), tally.lastId());
        HttpResponse<byte[]> response;
        try {
            response = centre.send(
                    centre.request("/api/studies/" + tally.study().study() + "/manifest")
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/jose, application/problem+json")
                            .POST(BodyPublishers.ofInputStream(body::open)),
                    body::moved);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (response.statusCode() != 200) {
            throw new IOException("the archive answered " + response.statusCode());
        }
        String signed = new String(response.body(), StandardCharsets.US_ASCII);
        Receipt receipt = key.verified(signed);
        if (!receipt.study().equals(tally.study().study())
                || !receipt.manifest().equals(body.digest())
                || receipt.instances() != body.instances()) {
            throw new IOException("the archive's receipt is for another manifest");
        }
        return new Answer(receipt, signed);
    }
}
