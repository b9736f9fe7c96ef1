package io.ganglion.runner.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ganglion.problem.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The JDK's HTTP server in front of a {@link ModelService}: gives every request an id, limits what a client can take of
 * memory and time, and writes the access log.
 */
public final class HttpDoor {
  /**
   * Before it sends an answer's body, the JDK waits for the client to have acknowledged its headers, which on a
   * connection that is kept open takes 40 ms, unless this property is set before its class is initialized.
   */
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  /** Of bodies of refused requests, so much is read (and forgotten) that clients see the answer. */
  private static final String DRAINED = "sun.net.httpserver.drainAmount";
  private static final String DRAINED_BYTES = Integer.toString(64 << 20);
  private static final int BLOCK = 1 << 16;
  /** Of the heap, for bodies that are being received (chosen). */
  private static final int SHARE_OF_HEAP = 4;
  private static final int LONGEST_PATH = 200;
  private static final String REQUEST_ID = "X-Request-Id";

  private final HttpServer server;
  private final ModelService service;
  private final Limits limits;
  private final Consumer<String> log;
  private final Waits waits;
  private final AtomicLong numbers = new AtomicLong();
  private final String idPrefix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  /** Blocks of bodies that may be in memory at once. */
  private final Semaphore blocks;

  /**
   * Takes the address.
   *
   * @param log hears a line for each request
   * @throws IOException if it can't be taken
   */
  public HttpDoor(InetSocketAddress address, ModelService service, Limits limits, Consumer<String> log)
      throws IOException {
    System.getProperties().putIfAbsent(NO_DELAY, "true");
    System.getProperties().putIfAbsent(DRAINED, DRAINED_BYTES);
    this.service = service;
    this.limits = limits;
    this.log = log;
    this.waits = new Waits(limits.patience(), service.metrics()::dropSlow);
    long room = Math.max(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, limits.bytes() + (long) BLOCK);
    this.blocks = new Semaphore((int) Math.min(Integer.MAX_VALUE, room / BLOCK));
    this.server = HttpServer.create(address, 0);
    server.setExecutor(waits);
    server.createContext("/", this::handle);
  }

  /** Answers requests from now on. */
  public void start() {
    waits.start();
    server.start();
  }

  /** Where it listens, with the port that was given to it. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Answers requests that have come, if that doesn't take longer than {@code grace}, and then no more. */
  public void stop(Duration grace) {
    service.stop();
    long end = System.nanoTime() + grace.toNanos();
    while (service.metrics().running() > 0 && System.nanoTime() - end < 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        break;
      }
    }
    server.stop(0);
    waits.stop();
  }

  private void handle(HttpExchange exchange) {
    long start = System.nanoTime();
    String id = id(exchange.getRequestHeaders().getFirst(REQUEST_ID));
    service.metrics().begin();
    Received body = new Received(exchange);
    Outgoing answer;
    try {
      answer = service.answer(incoming(exchange, body), id);
    } catch (IOException e) {
      service.metrics().drop();
      log(exchange, id, "-", 0, start, "", 0);
      exchange.close();
      return;
    } finally {
      body.release();
    }
    service.metrics().end(answer, System.nanoTime() - start);
    waits.begin();
    try (exchange) {
      send(exchange, answer, id);
    } catch (IOException e) {
      // the client has gone, or was too slow: the answer is lost, but it was made
    }
    log(exchange, id, Integer.toString(answer.status()), answer.body().length, start, answer.model(), answer.rows());
  }

  private static Incoming incoming(HttpExchange exchange, Received body) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String query = exchange.getRequestURI().getRawQuery();
    String path = exchange.getRequestURI().getPath();
    return new Incoming(exchange.getRequestMethod(), path == null ? "" : path, query == null ? "" : query, headers,
        body);
  }

  /** The client's, if it can't do harm in a log; else the next one. */
  private String id(String given) {
    return given != null && given.matches("[A-Za-z0-9._:/+=-]{1,80}") ? given
        : idPrefix + "-" + numbers.incrementAndGet();
  }

  private static void send(HttpExchange exchange, Outgoing answer, String id) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    headers.set(REQUEST_ID, id);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(answer.body().length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private void log(HttpExchange exchange, String id, String status, int bytes, long start, String model, int rows) {
    String path = String.valueOf(exchange.getRequestURI().getRawPath());
    log.accept(String.format(Locale.ROOT, "%s %s %s %s %s %d bytes %d rows %.3f ms %s%s",
        Instant.now().truncatedTo(ChronoUnit.MILLIS), exchange.getRemoteAddress().getAddress().getHostAddress(),
        SafeText.line(exchange.getRequestMethod(), LONGEST_PATH), SafeText.line(path, LONGEST_PATH), status, bytes,
        rows, (System.nanoTime() - start) / 1e6, id, model.isEmpty() ? "" : " " + SafeText.line(model)));
  }

  /** The body of a request, or what has come of it. */
  private final class Received implements Incoming.Body {
    private final HttpExchange exchange;
    private int held;

    Received(HttpExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public byte[] read() throws IOException {
      String announced = exchange.getRequestHeaders().getFirst("Content-Length");
      if (announced != null && (announced.length() > 18 || Long.parseLong(announced) > limits.bytes())) {
        throw tooLong();
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      InputStream in = exchange.getRequestBody();
      byte[] block = new byte[BLOCK];
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        if (body.size() + count > limits.bytes()) {
          throw tooLong();
        }
        hold(body.size() + count);
        body.write(block, 0, count);
      }
      waits.end();
      if (announced != null && body.size() != Long.parseLong(announced)) {
        throw new IOException("the body broke off");
      }
      return body.toByteArray();
    }

    private RefusedException tooLong() {
      return new RefusedException(RefusedException.TOO_LARGE, "the body has more than " + limits.bytes() + " bytes",
          JsonRows.SOURCE, "send fewer rows at a time, or start the server with a greater --max-bytes");
    }

    private void hold(int bytes) {
      int needed = bytes / BLOCK + 1 - held;
      if (needed > 0 && !blocks.tryAcquire(needed)) {
        throw new RefusedException(RefusedException.BUSY, "the server has no room for the request now", "",
            "send it again later, or fewer at a time");
      }
      held += Math.max(0, needed);
    }

    void release() {
      blocks.release(held);
      held = 0;
      waits.end();
    }
  }
}
