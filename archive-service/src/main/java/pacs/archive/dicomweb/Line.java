package pacs.archive.dicomweb;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** The connection below an exchange, for clients that take nothing: closing in order would wait for them. */
record Line(Channel channel) {

    static Line of(HttpServerRequest request) {
        return new Line(((ConnectionBase) request.connection()).channel());
    }

    /**
     * At once; what was on its way fails. Below the handlers of the pipeline: that of the HTTP server, asked to close, first
     * waits for what was on its way.
     */
    void cut() {
        ChannelFuture _ = channel.pipeline().firstContext().close();
    }
}
