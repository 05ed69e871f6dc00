package pacs.archive.dicomweb;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import pacs.platform.Refusal;

/** What the client of the request in hand accepts: its header, or the parameter {@code accept} (PS3.18 8.3.3.1). */
@Singleton
class Negotiation {

    static final String DICOM_JSON = "application/dicom+json";
    private static final List<Offer> JSON = List.of(Offer.text(DICOM_JSON), Offer.text("application/json"));

    private final HttpHeaders headers;
    private final UriInfo uri;

    Negotiation(HttpHeaders headers, UriInfo uri) {
        this.headers = headers;
        this.uri = uri;
    }

    /**
     * What it wants most of what there is.
     *
     * @param otherwise what to say when it wants none
     * @throws Refusal NOT_ACCEPTABLE
     */
    Offer choose(List<Offer> offers, String otherwise) {
        List<String> asked =
                uri.getQueryParameters().getOrDefault("accept", headers.getRequestHeader(HttpHeaders.ACCEPT));
        return Offer.choose(offers, String.join(",", asked))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_ACCEPTABLE, otherwise));
    }

    /** The type of an answer in JSON. */
    String json() {
        return choose(JSON, "This is answered as " + DICOM_JSON + " only.").type();
    }
}
