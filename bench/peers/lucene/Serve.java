import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;

/** Serves the index at args[0] over HTTP, a thread for each core, and prints the port. */
final class Serve {
    private static final int BACKLOG = 1024;

    private Serve() {
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> asked = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            asked.put(pair.substring(0, equals),
                URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return asked;
    }

    private static void send(HttpExchange exchange, int status, String body)
        throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        String body;
        try {
            body = page.answer(parameters(exchange.getRequestURI().getRawQuery()));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            send(exchange, 500, "{}");
            return;
        }
        send(exchange, 200, body);
    }

    public static void main(String[] args) throws IOException {
        Page page = new Page(DirectoryReader.open(FSDirectory.open(Paths.get(args[0]))));
        HttpServer server =
            HttpServer.create(new InetSocketAddress("127.0.0.1", 0), BACKLOG);
        server.setExecutor(
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()));
        server.createContext("/search", exchange -> answer(exchange, page));
        server.createContext("/healthz", exchange -> send(exchange, 200, "{}"));
        server.start();
        System.out.println(server.getAddress().getPort());
    }
}
