package pacs.archive.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final int MORE_THAN_A_KERNEL_TAKES = 64 << 20;

    @Test
    void a_line_that_is_cut_closes_although_bytes_wait_to_be_taken() throws Exception {
        CompletableFuture<Line> line = new CompletableFuture<>();
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = listening(vertx, line, sent);
            try (Socket silent = new Socket("localhost", server.actualPort())) {
                silent.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Line reached = line.get(10, TimeUnit.SECONDS);
                Thread.sleep(500);
                assertThat(sent).isNotDone();

                reached.cut();

                assertThat(sent.get(10, TimeUnit.SECONDS)).isFalse();
                assertThat(reached.channel().isOpen()).isFalse();
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static HttpServer listening(Vertx vertx, CompletableFuture<Line> line, CompletableFuture<Boolean> sent) {
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    line.complete(Line.of(request));
                    request.response()
                            .end(Buffer.buffer(new byte[MORE_THAN_A_KERNEL_TAKES]))
                            .onComplete(result -> sent.complete(result.succeeded()));
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
