package pacs.archive.dicomweb;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import pacs.archive.retrieve.RetrieveUrls;

/** 300 with an address for each copy (RFC 9110 15.4.1), never a mixture of them. */
class SeveralCopiesMapper {

    /** @param choices the address that was asked for, in each institution */
    record Choices(List<String> choices) {}

    private static final int MULTIPLE_CHOICES = 300;

    private final Whereabouts whereabouts;
    private final UriInfo uri;

    SeveralCopiesMapper(Whereabouts whereabouts, UriInfo uri) {
        this.whereabouts = whereabouts;
        this.uri = uri;
    }

    @ServerExceptionMapper
    public Response several(SeveralCopies several) {
        String path = uri.getPath().replaceFirst("^/?" + RetrieveUrls.ROOT, "");
        return Response.status(MULTIPLE_CHOICES)
                .type(MediaType.APPLICATION_JSON)
                .entity(new Choices(several.owners().stream()
                        .map(owner -> whereabouts.urls(owner).institution() + path)
                        .toList()))
                .build();
    }
}
