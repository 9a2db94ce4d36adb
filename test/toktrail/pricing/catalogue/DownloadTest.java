package toktrail.pricing.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import toktrail.error.UserException;
import toktrail.testing.Check;
import toktrail.testing.Scratch;
import toktrail.testing.Suite;
import toktrail.testing.TestWorld;

/** Downloads from a server on this machine. */
public final class DownloadTest {

    private static final Download.Limits LIMITS =
            new Download.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000);

    private DownloadTest() { }

    /** A server with an answer of its own, and what is needed to end it. */
    private record Server(HttpServer http, ExecutorService threads) implements AutoCloseable {

        static Server of(HttpHandler handler) throws IOException {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newCachedThreadPool();
            http.setExecutor(threads);
            http.createContext("/", handler);
            http.start();
            return new Server(http, threads);
        }

        String address(String path) {
            return "http://localhost:" + http.getAddress().getPort() + path;
        }

        @Override
        public void close() {
            http.stop(0);
            threads.shutdownNow();
        }
    }

    public static void tests(Suite s) {
        s.test("gives the whole document and says the address first", scratch -> {
            List<String> asked = Collections.synchronizedList(new ArrayList<>());
            try (Server server = Server.of(exchange -> {
                asked.add("server");
                answer(exchange, 200, "é".repeat(500));
            })) {
                byte[] document = Download.fetch(new TestWorld(scratch.directory()).environment(),
                        server.address("/x?y=1"), LIMITS, asked::add);
                Check.equal("document", "é".repeat(500), new String(document, StandardCharsets.UTF_8));
                Check.equal("order", List.of("Fetching " + server.address("/x?y=1"), "server"), asked);
            }
        });
        s.test("follows redirects to allowed addresses, and not for ever", DownloadTest::redirects);
        s.test("gives up on a document that is too large, announced or not", scratch -> {
            try (Server server = Server.of(exchange -> {
                boolean announced = exchange.getRequestURI().getPath().equals("/announced");
                exchange.sendResponseHeaders(200, announced ? 1_001 : 0);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(new byte[1_001]);
                }
            })) {
                for (String path : List.of("/announced", "/endless")) {
                    Check.that(path, failure(scratch, server.address(path), LIMITS)
                            .contains("larger than 1000 bytes"));
                }
            }
        });
        s.test("a document that breaks off is no document", scratch -> {
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread thread = new Thread(() -> breakOff(server));
                thread.start();
                String message = failure(scratch, "http://localhost:" + server.getLocalPort() + "/", LIMITS);
                Check.that(message, message.contains("the connection failed"));
                thread.join();
            }
        });
        s.test("does not wait longer than it may", scratch -> {
            CountDownLatch end = new CountDownLatch(1);
            try (Server server = Server.of(exchange -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                await(end);
                exchange.close();
            })) {
                String message = failure(scratch, server.address("/"),
                        new Download.Limits(Duration.ofSeconds(5), Duration.ofMillis(200), 1_000));
                Check.that(message, message.contains("no whole answer within 200 ms"));
                end.countDown();
            }
        });
        s.test("says what a server answers", scratch -> {
            try (Server server = Server.of(exchange -> answer(exchange, 404, "gone"))) {
                Check.equal("404", "Could not fetch " + server.address("/a") + ": the server answered 404; download it"
                        + " in another way and give the file with --input",
                        failure(scratch, server.address("/a"), LIMITS));
            }
        });
        s.test("says that there is no connection", scratch -> {
            int free;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = socket.getLocalPort();
            }
            String message = failure(scratch, "http://localhost:" + free + "/", LIMITS);
            Check.that(message, message.contains("no connection; this machine may be offline"));
        });
        s.test("asks nothing where it must not", DownloadTest::refusals);
        s.test("proxies are those of the environment", DownloadTest::proxies);
    }

    private static void redirects(Scratch scratch) throws Exception {
        try (Server server = Server.of(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/end")) {
                answer(exchange, 200, "{}");
                return;
            }
            exchange.getResponseHeaders().set("Location", switch (path) {
                case "/relative" -> "end";
                case "/loop" -> "/loop";
                case "/file" -> "file:///etc/passwd";
                case "/plain" -> "http://example.invalid/";
                default -> "ht tp";
            });
            answer(exchange, 302, "");
        })) {
            Check.equal("document", "{}", new String(Download.fetch(new TestWorld(scratch.directory()).environment(),
                    server.address("/relative"), LIMITS, text -> { }), StandardCharsets.UTF_8));
            Check.that("loop", failure(scratch, server.address("/loop"), LIMITS).contains("more than 5 redirects"));
            for (String path : List.of("/file", "/plain")) {
                Check.that(path, failure(scratch, server.address(path), LIMITS).contains("which is not followed"));
            }
            Check.that("none", failure(scratch, server.address("/x"), LIMITS).contains("which is no address"));
        }
    }

    private static void refusals(Scratch scratch) {
        for (String address : List.of("http://example.org/x", "ftp://localhost/x", "file:///etc/passwd", "prices.json",
                "https://user:secret@example.org/", "https:///x", "http://localhost.example.org/", "https://a b/")) {
            Check.that(address, failure(scratch, address, LIMITS).startsWith("'" + address + "' "));
        }
        for (String value : List.of("1", "yes")) {
            String message = Check.fails(value, UserException.class, () -> Download.fetch(
                    new TestWorld(scratch.directory()).variable("TOKTRAIL_OFFLINE", value).environment(),
                    "https://example.org/x", LIMITS, text -> {
                        throw new AssertionError("asked " + text);
                    })).getMessage();
            Check.that(message, message.contains("TOKTRAIL_OFFLINE is set"));
        }
    }

    private static void proxies(Scratch scratch) {
        TestWorld world = new TestWorld(scratch.directory()).variable("HTTPS_PROXY", "http://proxy.corp:8080")
                .variable("no_proxy", "localhost, .corp.example,direct.example");
        String[][] rows = {{"https://models.example/x", "proxy.corp:8080"}, {"https://a.corp.example/", "DIRECT"},
                {"https://direct.example/", "DIRECT"}, {"https://indirect.example/", "proxy.corp:8080"},
                {"http://localhost:80/", "DIRECT"}, {"http://[::1]/", "DIRECT"}};
        for (String[] row : rows) {
            Check.equal(row[0], row[1], name(ProxyChoice.of(world.environment()).select(URI.create(row[0])).get(0)));
        }
        world.variable("https_proxy", "other:3128");
        Check.equal("small letters first", "other:3128",
                name(ProxyChoice.of(world.environment()).select(URI.create("https://x.example/")).get(0)));
        world.variable("https_proxy", "::");
        Check.fails("no address", UserException.class,
                () -> ProxyChoice.of(world.environment()).select(URI.create("https://x.example/")));
    }

    private static String name(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort() : proxy.type().toString();
    }

    private static String failure(Scratch scratch, String address, Download.Limits limits) {
        return Check.fails(address, UserException.class, () -> Download.fetch(
                new TestWorld(scratch.directory()).environment(), address, limits, text -> { })).getMessage();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static void breakOff(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\": "
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
