package toktrail.pricing.catalogue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import toktrail.environment.Environment;
import toktrail.error.UserException;

/**
 * Fetches one document from an address that a person named. The only class of the program, with those it uses, that
 * reaches out to a network.
 */
public final class Download {

    /**
     * What a download may cost.
     *
     * @param connect until there is a connection
     * @param total   until the last byte is there, redirects included
     * @param bytes   the largest document
     */
    public record Limits(Duration connect, Duration total, int bytes) {

        /** What the program grants. */
        public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 64 << 20);

        public Limits {
            Objects.requireNonNull(connect, "connect");
            Objects.requireNonNull(total, "total");
        }
    }

    private static final String OFFLINE = "TOKTRAIL_OFFLINE";
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;
    private static final int PROXY_LOGIN = 407;
    private static final String OTHERWISE =
            "; download it in another way and give the file with --input";

    private final Limits limits;
    private final Consumer<String> announce;
    private final HttpClient client;
    private final long deadlineNanos;

    private Download(Environment environment, Limits limits, Consumer<String> announce) {
        this.limits = limits;
        this.announce = announce;
        client = HttpClient.newBuilder().connectTimeout(limits.connect()).followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxyChoice.of(environment)).build();
        deadlineNanos = System.nanoTime() + limits.total().toNanos();
    }

    /**
     * The document at an address.
     *
     * @param typed    the address: HTTPS, or HTTP of this very machine
     * @param announce is told every address before it is asked
     * @throws UserException if {@code TOKTRAIL_OFFLINE} forbids it, the address is no such address, or the document
     *         does not come as a whole within the limits
     */
    public static byte[] fetch(Environment environment, String typed, Limits limits, Consumer<String> announce) {
        URI address = address(typed);
        if (!environment.variable(OFFLINE).orElse("0").equals("0")) {
            throw UserException.failed("Not fetching " + address + ": " + OFFLINE + " is set" + OTHERWISE);
        }
        return new Download(environment, limits, announce).fetch(address);
    }

    /**
     * The address that a text is.
     *
     * @throws UserException if it is none that may be asked
     */
    public static URI address(String typed) {
        URI address;
        try {
            address = URI.create(typed);
        } catch (IllegalArgumentException e) {
            throw UserException.failed("'" + typed + "' is no address: " + e.getMessage(), e);
        }
        if (!isAllowed(address)) {
            throw UserException.failed("'" + typed + "' must be an https address, such as"
                    + " https://example.org/prices.json (http only for localhost; no user name)");
        }
        return address;
    }

    private static boolean isAllowed(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        return isSecure(address)
                || "http".equalsIgnoreCase(address.getScheme()) && ProxyChoice.isThisMachine(address.getHost());
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private byte[] fetch(URI first) {
        URI address = first;
        for (int asked = 0; asked <= MOST_REDIRECTS; asked++) {
            announce.accept("Fetching " + address);
            HttpResponse<byte[]> response = ask(address);
            int status = response.statusCode();
            if (status == OK) {
                return response.body();
            }
            if (status < FIRST_REDIRECT || status >= FIRST_ERROR) {
                throw failure(address, status == PROXY_LOGIN ? "the proxy asks for a login, which is not supported"
                        : "the server answered " + status);
            }
            address = redirect(address, response);
        }
        throw failure(first, "more than " + MOST_REDIRECTS + " redirects");
    }

    private static URI redirect(URI from, HttpResponse<byte[]> response) {
        String target = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(target);
        } catch (IllegalArgumentException e) {
            throw failure(from, "a redirect to '" + target + "', which is no address");
        }
        if (target.isEmpty() || !isAllowed(to) || isSecure(from) && !isSecure(to)) {
            throw failure(from, "a redirect to '" + to + "', which is not followed");
        }
        return to;
    }

    private HttpResponse<byte[]> ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept-Encoding", "identity")
                .header("User-Agent", "toktrail").GET().build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBody(head, limits.bytes()));
        try {
            return answer.get(Math.max(1, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failure(address, "no whole answer within " + seconds(limits.total()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(address, "interrupted");
        } catch (ExecutionException e) {
            throw failure(address, reason(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private String reason(Throwable cause) {
        if (cause instanceof BoundedBody.TooLargeException) {
            return "the document is larger than " + limits.bytes() + " bytes";
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection within " + seconds(limits.connect());
        }
        if (cause instanceof UnknownHostException || cause instanceof ConnectException) {
            return "no connection; this machine may be offline, or need a proxy (set https_proxy)";
        }
        if (cause instanceof IOException) {
            return "the connection failed (" + cause.getMessage() + ")";
        }
        throw new IllegalStateException(cause);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static UserException failure(URI address, String reason) {
        return UserException.failed("Could not fetch " + address + ": " + reason + OTHERWISE);
    }
}
