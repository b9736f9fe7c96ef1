import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The client of .ci/serve-load: keeps connections, and times requests of rows of 20 numbers. */
final class ServeLoad {
  private static final int COLUMNS = 20;
  private static final int BATCH = 10_000;

  private final URI server;

  private ServeLoad(URI server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    ServeLoad load = new ServeLoad(URI.create(args[0]));
    byte[] row = load.json(1);
    load.times(row, 2_000); // so that code is compiled
    load.show("one connection", load.times(row, 3_000));
    ExecutorService clients = Executors.newFixedThreadPool(16);
    List<Callable<long[]>> each = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      each.add(() -> load.times(row, 500));
    }
    long start = System.nanoTime();
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> times : clients.invokeAll(each)) {
      all.add(times.get());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    clients.shutdown();
    long[] together = all.stream().flatMapToLong(Arrays::stream).toArray();
    System.out.printf(Locale.ROOT, "16 connections: %,.0f rows/s, %s%n", together.length / seconds,
        percentiles(together));
    load.batches("CSV", load.request("text/csv", load.csv()), 30);
    load.batches("JSON", load.json(BATCH), 30);
    System.out.printf("heap before a million rows: %.0f MB%n", load.heap());
    for (int i = 1; i <= 4; i++) {
      load.times(load.request("text/csv", load.csv()), 25);
      System.out.printf("heap after %d,000 rows: %.0f MB%n", i * 250, load.heap());
    }
  }

  private void batches(String name, byte[] request, int count) throws IOException {
    times(request, 30);
    double before = metric("process_cpu_seconds_total");
    long[] times = times(request, count);
    double processor = metric("process_cpu_seconds_total") - before;
    long sum = Arrays.stream(times).sum();
    System.out.printf(Locale.ROOT, "batches of %,d rows of %s: %,.0f rows/s, %,.0f for each second of the processor, "
        + "%s%n", BATCH, name, count * (double) BATCH / (sum / 1e9), count * BATCH / processor, percentiles(times));
  }

  private void show(String name, long[] times) {
    System.out.printf(Locale.ROOT, "%s: %,.0f rows/s, %s%n", name, times.length / (Arrays.stream(times).sum() / 1e9),
        percentiles(times));
  }

  private static String percentiles(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return String.format(Locale.ROOT, "median %.2f ms, p99 %.2f ms, longest %.2f ms", sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6, sorted[sorted.length - 1] / 1e6);
  }

  private byte[] json(int rows) {
    Random random = new Random(rows);
    StringBuilder text = new StringBuilder("{\"rows\":[");
    for (int row = 0; row < rows; row++) {
      text.append(row == 0 ? "{" : ",{");
      for (int i = 1; i <= COLUMNS; i++) {
        text.append(i == 1 ? "\"x" : ",\"x").append(i).append("\":").append(number(random));
      }
      text.append('}');
    }
    return request("application/json", text.append("]}").toString());
  }

  private String csv() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= COLUMNS; i++) {
      text.append(i == 1 ? "x" : ",x").append(i);
    }
    for (int row = 0; row < BATCH; row++) {
      text.append('\n');
      for (int i = 1; i <= COLUMNS; i++) {
        text.append(i == 1 ? "" : ",").append(number(random));
      }
    }
    return text.append('\n').toString();
  }

  private static String number(Random random) {
    return String.format(Locale.ROOT, "%.6f", random.nextDouble());
  }

  private byte[] request(String type, String body) {
    return ("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
        + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
  }

  /** Nanoseconds of each of some equal requests on one connection. */
  private long[] times(byte[] request, int count) throws IOException {
    long[] times = new long[count];
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        out.write(request);
        String answer = answer(in);
        times[i] = System.nanoTime() - start;
        if (!answer.startsWith("HTTP/1.1 200")) {
          throw new IOException(answer);
        }
      }
    }
    return times;
  }

  private double heap() throws IOException {
    return metric("jvm_memory_used_bytes\\{area=\"heap\"\\}") / 1e6;
  }

  /** A number of {@code /metrics}, by its name as a regular expression. */
  private double metric(String name) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return Double.parseDouble(answer(new BufferedInputStream(socket.getInputStream()))
          .replaceAll("(?s).*\n" + name + " ([0-9.E]+)\n.*", "$1"));
    }
  }

  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.charAt(head.length() - 1) != '\n' || head.charAt(head.length() - 3) != '\n') {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      head.append((char) c);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ") + 16;
    int length = Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)));
    byte[] body = in.readNBytes(length);
    return head + new String(body, StandardCharsets.UTF_8);
  }
}
