package pacs.archive.dicomweb;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.jboss.resteasy.reactive.server.vertx.VertxResteasyReactiveRequestContext;

/**
 * Sends a {@link Body} to the network without copying pieces; an answer that fails half way ends in a broken transfer. Of too
 * many at once the next is refused before anything of it was sent.
 */
@Provider
public class BodyWriter implements ServerMessageBodyWriter<Body> {

    private static final Logger LOG = Logger.getLogger(BodyWriter.class);

    /** Each may hold a piece of 64 KiB while its client takes nothing. */
    private static final int ANSWERS = 1024;

    private final Turns answers = new Turns(ANSWERS, "Too many answers are being sent; repeat the request later.");
    private final Whereabouts whereabouts;

    BodyWriter(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == Body.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Body.class;
    }

    @Override
    public void writeResponse(Body body, Type generic, ServerRequestContext context) throws IOException {
        VertxResteasyReactiveRequestContext exchange = (VertxResteasyReactiveRequestContext) context;
        HttpServerResponse response = exchange.vertxServerResponse();
        try (Turns.Turn _ = answers.take(whereabouts.institution())) {
            send(body, exchange, response);
        }
    }

    private static void send(Body body, VertxResteasyReactiveRequestContext exchange, HttpServerResponse response)
            throws IOException {
        ToClient client = new ToClient(response, Line.of(exchange.getContext().request()), body.length());
        try {
            body.content().writeTo(client);
            client.end();
        } catch (ClientGone gone) {
            LOG.debugf("A client left before it had all: %s", gone.getMessage());
        } catch (IOException | RuntimeException e) {
            if (response.headWritten()) {
                response.reset();
            }
            throw e;
        } finally {
            client.abandon();
        }
    }

    @Override
    public void writeTo(
            Body body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        body.content().writeTo(out);
    }
}
