package pacs.archive.dicomweb;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;

/** Answers whose bytes are read while they are sent. */
final class Streamed {

    private Streamed() {}

    /** Of a length known before. */
    static Response of(String type, long length, Content content) {
        return sized(type, length, content).build();
    }

    static Response.ResponseBuilder sized(String type, long length, Content content) {
        return Response.ok(new Body(content, OptionalLong.of(length)), type).header(HttpHeaders.CONTENT_LENGTH, length);
    }

    static Response of(Multipart body) {
        OptionalLong length = body.length();
        return length.isPresent()
                ? of(body.contentType(), length.getAsLong(), body::writeTo)
                : answer(body.contentType(), body::writeTo).build();
    }

    /** Of a length that shows when it ends. */
    static Response.ResponseBuilder answer(String type, Content content) {
        return Response.ok(new Body(content, OptionalLong.empty()), type);
    }
}
