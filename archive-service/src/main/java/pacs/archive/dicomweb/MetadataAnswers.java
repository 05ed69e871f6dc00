package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.SeriesVersion;
import pacs.archive.catalogue.Sight;
import pacs.archive.sidefile.PreparedMetadata;
import pacs.archive.sidefile.SideFiles;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** Renders the metadata of a series as they were prepared; a client that has them already is only told so (RFC 9110 13.1.2). */
@Singleton
class MetadataAnswers {

    /** Of the corrections that went into the metadata; none is made yet. */
    private static final long CORRECTIONS = 0;

    private static final int INFLATED = 64 << 10;

    private final Locator locator;
    private final SideFiles sideFiles;
    private final Whereabouts whereabouts;
    private final Negotiation negotiation;
    private final HttpHeaders headers;

    MetadataAnswers(
            Locator locator,
            SideFiles sideFiles,
            Whereabouts whereabouts,
            Negotiation negotiation,
            HttpHeaders headers) {
        this.locator = locator;
        this.sideFiles = sideFiles;
        this.whereabouts = whereabouts;
        this.negotiation = negotiation;
        this.headers = headers;
    }

    /** Empty when they were not prepared and the objects are to be asked. */
    Optional<Response> series(StudyUid study, SeriesUid series) {
        Sight sight = whereabouts.sight(study);
        SeriesVersion version = locator.version(sight, series);
        String type = negotiation.json();
        InstitutionId owner = sight.study().institution();
        if (isKnown(tag(owner, version.series()))) {
            return Optional.of(
                    described(Response.notModified(), owner, version.series()).build());
        }
        return sideFiles
                .metadata(sight.study(), series, version, whereabouts.urls(owner))
                .map(prepared -> described(body(type, prepared), owner, prepared.version())
                        .build());
    }

    private Response.ResponseBuilder body(String type, PreparedMetadata prepared) {
        if (Encodings.parse(header(HttpHeaders.ACCEPT_ENCODING)).gzip()) {
            byte[] gzip = prepared.gzip();
            return Streamed.sized(type, gzip.length, out -> out.write(gzip))
                    .header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return Streamed.answer(type, out -> {
            byte[] gzip = prepared.gzip();
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(gzip), gzip.length)) {
                byte[] buffer = new byte[INFLATED];
                for (int count = plain.read(buffer); count >= 0; count = plain.read(buffer)) {
                    out.write(buffer, 0, count);
                }
            }
        });
    }

    private static Response.ResponseBuilder described(
            Response.ResponseBuilder answer, InstitutionId owner, long version) {
        return answer.header(HttpHeaders.ETAG, tag(owner, version))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding, Authorization");
    }

    /** A weak one: it is the same with and without compression. One address may come to mean the copy of another institution. */
    private static String tag(InstitutionId owner, long version) {
        return "W/\"" + owner.value() + "." + version + "." + CORRECTIONS + "\"";
    }

    private boolean isKnown(String tag) {
        return Stream.of(header(HttpHeaders.IF_NONE_MATCH).split(","))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || opaque(known).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private String header(String name) {
        List<String> lines = headers.getRequestHeader(name);
        return lines == null ? "" : String.join(",", lines);
    }
}
