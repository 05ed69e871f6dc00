package pacs.gateway.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The centre this gateway belongs to, spoken to over HTTP/1.1 with the gateway's own token. */
public final class Centre implements AutoCloseable {

    private static final int LONGEST_ANSWER = 4 << 20;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private final CentreSettings settings;
    private final HttpClient http;
    private volatile Optional<Token> token = Optional.empty();
    private volatile boolean closed;

    public Centre(CentreSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** A request to one of the centre's paths, to be completed and given to {@link #send}. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.url().resolve(path));
    }

    /**
     * Sends with a token. If the centre does not take it, a new one is asked for and the request repeated, once.
     *
     * @param moved bytes of the request that have left so far; while it grows, the exchange does not stand still
     * @throws IOException when there was no answer
     */
    public HttpResponse<byte[]> send(HttpRequest.Builder request, LongSupplier moved)
            throws IOException, InterruptedException {
        try {
            HttpResponse<byte[]> response = exchange(signed(request), moved);
            if (response.statusCode() != 401) {
                return response;
            }
            token = Optional.empty();
            return exchange(signed(request), moved);
        } catch (IOException e) {
            // Who refuses a token may cut the line before the answer could be read.
            token = Optional.empty();
            throw e;
        }
    }

    /** The next request is made with a new one. */
    void forgetToken() {
        token = Optional.empty();
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }

    private HttpRequest signed(HttpRequest.Builder request) throws IOException, InterruptedException {
        return request.copy()
                .setHeader("Authorization", "Bearer " + freshToken())
                .build();
    }

    /** One at a time, so that an expired token is renewed once and not by every connection. */
    private synchronized String freshToken() throws IOException, InterruptedException {
        Optional<Token> held = token.filter(t -> t.isFresh(Instant.now()));
        if (held.isPresent()) {
            return held.get().value();
        }
        String form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(settings.clientId(), UTF_8)
                + "&client_secret=" + URLEncoder.encode(settings.clientSecret(), UTF_8);
        HttpRequest request = request("/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> response = exchange(request, () -> 0);
        if (response.statusCode() != 200) {
            throw new IOException(
                    "the centre gives " + settings.clientId() + " no token (" + response.statusCode() + ")");
        }
        Token fresh = Token.parse(response.body(), Instant.now());
        token = Optional.of(fresh);
        return fresh.value();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, LongSupplier moved)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        long before = -1;
        while (true) {
            try {
                return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long now = moved.getAsLong();
                if (now == before) {
                    answer.cancel(true);
                    throw new HttpTimeoutException(
                            "nothing moved for " + settings.patience().toSeconds() + " s");
                }
                before = now;
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    private IOException failure(Throwable cause) {
        if (closed) {
            return new IOException("this gateway is stopping", cause);
        }
        return cause instanceof ConnectException
                ? new IOException("nobody answers at " + settings.url(), cause)
                : new IOException("the line broke: " + cause.getMessage(), cause);
    }
}
