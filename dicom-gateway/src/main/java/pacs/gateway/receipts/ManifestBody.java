package pacs.gateway.receipts;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import pacs.gateway.spool.SpoolStudy;
import pacs.gateway.spool.Studies;
import pacs.platform.blobs.Sha256;
import pacs.platform.receipts.ManifestDigest;
import pacs.platform.receipts.ManifestLine;

/** A study's manifest as JSON, made page by page while it is sent. */
final class ManifestBody {

    private static final int PAGE = 500;

    private final Studies studies;
    private final SpoolStudy study;
    private final long upTo;
    private final AtomicLong moved = new AtomicLong();
    private volatile Pages pages;

    /** @param upTo the newest instance it names */
    ManifestBody(Studies studies, SpoolStudy study, long upTo) {
        this.studies = studies;
        this.study = study;
        this.upTo = upTo;
        this.pages = new Pages();
    }

    /** From its beginning, also when a request is repeated. */
    InputStream open() {
        pages = new Pages();
        return pages;
    }

    /** Bytes that have been asked for so far. */
    long moved() {
        return moved.get();
    }

    /** Of what was sent last, whole. */
    Sha256 digest() {
        return pages.digest.end();
    }

    /** How many instances were sent last. */
    int instances() {
        return pages.digest.lines();
    }

    /** One page after the other; each is asked of the index when the one before has been read. */
    private final class Pages extends InputStream {

        private final ManifestDigest digest = new ManifestDigest();
        private ByteArrayInputStream page = new ByteArrayInputStream(new byte[0]);
        private String last = "";
        private boolean begun;
        private boolean ended;

        @Override
        public int read() {
            turn();
            return page.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            turn();
            return page.read(into, offset, length);
        }

        private void turn() {
            if (page.available() == 0 && !ended) {
                byte[] bytes = next().getBytes(StandardCharsets.US_ASCII);
                moved.addAndGet(bytes.length);
                page = new ByteArrayInputStream(bytes);
            }
        }

        private String next() {
            StringBuilder json = new StringBuilder();
            if (!begun) {
                json.append("{\"study\":\"").append(study.study()).append("\",\"instances\":[");
            }
            List<ManifestLine> lines = studies.lines(study, last, upTo, PAGE);
            for (ManifestLine line : lines) {
                digest.add(line);
                json.append(begun ? "," : "").append(json(line));
                begun = true;
                last = line.instance().value();
            }
            if (lines.size() < PAGE) {
                ended = true;
                json.append("]}");
            }
            return json.toString();
        }

        private static String json(ManifestLine line) {
            return "{\"sop\":\"" + line.instance() + "\",\"bytes\":" + line.bytes() + ",\"sha256\":\"" + line.digest()
                    + "\"}";
        }
    }
}
