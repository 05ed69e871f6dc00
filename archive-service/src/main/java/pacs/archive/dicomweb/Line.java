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

    /**
     * After the answer to a request whose body nobody reads: the next request would come behind it. The client is told.
     *
     * @param seconds by when the answer, which the client may not wait for, has arrived
     */
    static void endAfterAnswer(HttpServerRequest request, int seconds) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            Line line = of(request);
            Future<?> _ = line.channel.eventLoop().schedule(line::cut, seconds, TimeUnit.SECONDS);
        }
    }
}
