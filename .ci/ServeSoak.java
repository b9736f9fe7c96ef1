import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client of .ci/serve-soak: requests of all models in turn, right and wrong ones, while files of models are
 * replaced, and what the heap holds after a collection.
 */
final class ServeSoak {
  private static final int CLIENTS = 8;
  private static final int PARTS = 10;
  /** Of the heap after the second part, which a later part may differ by. */
  private static final double MOST = 0.05;

  private final URI server;
  private final Path models;
  private final int count;
  private final long pid;
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  private ServeSoak(URI server, Path models, int count, long pid) {
    this.server = server;
    this.models = models;
    this.count = count;
    this.pid = pid;
  }

  /** @param args the server, the folder of its models m0.ganglion and so on, how many they are, its pid, requests */
  public static void main(String[] args) throws Exception {
    ServeSoak soak = new ServeSoak(URI.create(args[0]), Path.of(args[1]), Integer.parseInt(args[2]),
        Long.parseLong(args[3]));
    System.exit(soak.run(Long.parseLong(args[4])) ? 0 : 1);
  }

  private boolean run(long requests) throws Exception {
    double first = Double.NaN;
    boolean isFlat = true;
    for (int part = 1; part <= PARTS; part++) {
      Thread[] clients = new Thread[CLIENTS];
      for (int i = 0; i < CLIENTS; i++) {
        int seed = part * CLIENTS + i;
        clients[i] = new Thread(() -> ask(requests / PARTS / CLIENTS, new Random(seed)));
        clients[i].start();
      }
      replaceModels(part);
      for (Thread client : clients) {
        client.join();
      }
      double heap = Double.POSITIVE_INFINITY;
      for (int i = 0; i < 5; i++) { // until what served the clients is gone
        Thread.sleep(1000);
        heap = Math.min(heap, heap());
      }
      first = part <= 2 ? heap : first; // what is made once is made by then
      isFlat &= Math.abs(heap - first) <= MOST * first;
      System.out.printf(Locale.ROOT, "%,d requests, %,d refused as they should be, %d wrong answers, heap %.2f MB%n",
          requests / PARTS * part, refused.get(), wrong.get(), heap);
    }
    if (!isFlat) {
      System.out.println("FAILED: the heap isn't within 5 %");
    }
    return isFlat && wrong.get() == 0;
  }

  /** Half of them with the other half's bytes, then one that is no model, then as they were. */
  private void replaceModels(int part) throws IOException, InterruptedException {
    for (int i = part % 2; i < count; i += 2) {
      Path file = models.resolve("m" + i + ".ganglion");
      byte[] bytes = Files.readAllBytes(file);
      replace(file, "no model".getBytes(StandardCharsets.UTF_8));
      Thread.sleep(20);
      replace(file, bytes);
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path made = Files.write(file.resolveSibling(file.getFileName() + ".new"), bytes);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void ask(long requests, Random random) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      OutputStream out = socket.getOutputStream();
      for (long i = 0; i < requests; i++) {
        int kind = random.nextInt(10);
        String row = "{\"rows\":[{\"x1\":" + random.nextFloat() + ",\"x2\":" + random.nextFloat() + "}]}";
        String body = kind == 0 ? "{\"rows\":[{\"x1\":\"many\"}]}" : kind == 1 ? "{\"rows\":[" : row;
        String path = kind == 2 ? "/models/none/predict" : "/models/m" + random.nextInt(count) + "/predict";
        int expected = kind == 0 ? 422 : kind == 1 ? 400 : kind == 2 ? 404 : 200;
        out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        String answer = answer(in);
        refused.addAndGet(expected == 200 ? 0 : 1);
        if (!answer.startsWith("HTTP/1.1 " + expected)) {
          wrong.incrementAndGet();
          System.out.println(body + " -> " + answer);
        }
      }
    } catch (IOException e) {
      wrong.incrementAndGet();
      System.out.println(e);
    }
  }

  /** The head of an answer, whose body is read, too. */
  private static String answer(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the connection was closed behind " + head);
      }
      head.write(c);
      ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : c == '\r' ? 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Matcher length = Pattern.compile("(?i)content-length: *(\\d+)").matcher(text);
    if (length.find()) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    }
    return text;
  }

  /** Of what can be reached, in MB: the JDK counts it by a collection. */
  private double heap() throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
        Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
    String last = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    jcmd.waitFor();
    Matcher total = Pattern.compile("Total +\\d+ +(\\d+)$").matcher(last);
    if (!total.find()) {
      throw new IOException("jcmd says: " + last);
    }
    return Long.parseLong(total.group(1)) / 1e6;
  }
}
