package pacs.archive.dicomweb;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The connection below an exchange, for clients that take nothing: closing in order would wait for them. */
record Line(Channel channel) {

    private static final int SOON_SECONDS = 2;

    static Line of(HttpServerRequest request) {
        return new Line(((ConnectionBase) request.connection()).channel());
    }

    /**
     * At once; what was on its way fails. Closed below all handlers of the network library: those would first send what is
     * waiting, which is what this client does not take.
     */
    void cut() {
        ChannelFuture _ = channel.pipeline().firstContext().close();
    }

    /** After the answer to a request whose body nobody reads: the next request would come behind it. The client is told. */
    static void endAfterAnswer(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            of(request).cutSoon();
        }
    }

    /** In two seconds, by when an answer that nobody asked the client to wait for has arrived. */
    private void cutSoon() {
        Future<?> _ = channel.eventLoop().schedule(this::cut, SOON_SECONDS, TimeUnit.SECONDS);
    }
}
