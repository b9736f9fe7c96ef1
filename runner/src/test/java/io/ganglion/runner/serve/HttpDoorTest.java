package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is between a client's socket and the service. */
class HttpDoorTest {
  private static final String ROWS = "[{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,"
      + "\"petal_width\":0.2}]";

  @TempDir
  static Path folder;
  private static Path run;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private ModelService service;
  private HttpDoor door;

  @BeforeAll
  static void train() {
    Bench bench = new Bench(folder);
    bench.example("iris");
    run = bench.run("iris", "--set", "training={epochs: 5}");
  }

  @BeforeEach
  void open() throws IOException {
    open(Duration.ofSeconds(30));
  }

  private void open(Duration patience) throws IOException {
    service = Served.of("", run);
    door = new HttpDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service,
        new Limits(1 << 20, 1000, patience), log::add);
    door.start();
  }

  @AfterEach
  void close() {
    door.stop(Duration.ZERO);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(door.address().getAddress(), door.address().getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String post(String headers, String body) {
    return "POST /predict HTTP/1.1\nHost: x\nContent-Type: application/json\n" + headers + "\n" + body;
  }

  /** One answer: what its headers say is its length is read, so that a further one may follow. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return head.toString();
      }
      head.append((char) c);
    }
    String length = head.toString().toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
    return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ")[1]);
  }

  @Test
  void keepsAConnectionAndGivesEveryRequestAnId() throws IOException {
    try (Socket socket = connect()) {
      send(socket, post("X-Request-Id: mine-1\nContent-Length: " + ROWS.length() + "\n", ROWS));
      String first = answer(socket);
      assertEquals(200, status(first), first);
      assertTrue(first.contains("X-request-id: mine-1\r\n"), first);
      send(socket, post("X-Request-Id: <script>\nContent-Length: " + ROWS.length() + "\n", ROWS));
      String second = answer(socket);
      assertEquals(200, status(second), second);
      assertFalse(second.contains("script"), second);
      assertEquals(first.substring(first.indexOf("\r\n\r\n")), second.substring(second.indexOf("\r\n\r\n")));
    }
  }

  @Test
  void writesALineForEachRequest() throws IOException {
    try (Socket socket = connect()) {
      send(socket, post("X-Request-Id: a\nContent-Length: " + ROWS.length() + "\n", ROWS));
      answer(socket);
      send(socket, "GET /no%0Aline HTTP/1.1\nHost: x\nX-Request-Id: b\n\n");
      answer(socket);
    }
    door.stop(Duration.ofSeconds(10));
    assertEquals(2, log.size(), log.toString());
    String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z 127\\.0\\.0\\.1 ";
    assertTrue(log.get(0).matches(time + "POST /predict 200 \\d+ bytes 1 rows [0-9.]+ ms a a"), log.get(0));
    assertTrue(log.get(1).matches(time + "GET /no%0Aline 404 \\d+ bytes 0 rows [0-9.]+ ms b"), log.get(1));
  }

  @Test
  void takesBodiesInPieces() throws IOException {
    try (Socket socket = connect()) {
      send(socket, post("Transfer-Encoding: chunked\n", Integer.toHexString(ROWS.length()) + "\n" + ROWS + "\n0\n\n"));
      assertEquals(200, status(answer(socket)));
    }
  }

  @Test
  void refusesBodiesThatAreTooLongWhetherAnnouncedOrNot() throws IOException {
    String help = "the body has more than 1048576 bytes";
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: 99999999999\n", ""));
      String answer = answer(socket);
      assertEquals(413, status(answer), answer);
      assertTrue(answer.contains(help), answer);
    }
    try (Socket socket = connect()) {
      send(socket, post("Transfer-Encoding: chunked\n", "200000\n"));
      socket.getOutputStream().write(new byte[0x200000]);
      send(socket, "\n0\n\n");
      String answer = answer(socket);
      assertEquals(413, status(answer), answer);
      assertTrue(answer.contains(help), answer);
    }
  }

  @Test
  void survivesRequestsThatBreakOffOrAreNone() throws IOException {
    for (String text : List.of("POST /pre", post("Content-Length: 100\n", "[{"), post("Transfer-Encoding: chunked\n",
        "ff\n[{"), "\u0000\u0001\u0002\n\n", post("Content-Length: -5\n", ""), post("Content-Length: many\n", ""))) {
      try (Socket socket = connect()) {
        send(socket, text);
        socket.shutdownOutput();
        String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.isEmpty() || status(said) == 400, said);
      }
    }
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: " + ROWS.length() + "\n", ROWS));
      assertEquals(200, status(answer(socket)));
    }
  }

  @Test
  void dropsRequestsThatTakeTooLong() throws IOException {
    close();
    open(Duration.ofMillis(200));
    for (String text : List.of("POST /pre", post("Content-Length: 100\n", "[{"))) {
      try (Socket socket = connect()) {
        send(socket, text);
        assertEquals(-1, endOf(socket), text);
      }
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); // the server counts after it has closed
    String dropped = "\nganglion_dropped_total 3\n"; // the second request broke off, too
    while (!service.metrics().text(List.of()).contains(dropped) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    String metrics = service.metrics().text(List.of());
    assertTrue(metrics.contains(dropped), metrics);
  }

  private static int endOf(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException e) {
      return -1; // reset
    }
  }

  @Test
  void answersWhatHasComeBeforeItStops() throws Exception {
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: " + ROWS.length() + "\n", ROWS.substring(0, 10)));
      while (service.metrics().running() == 0) {
        Thread.onSpinWait();
      }
      Thread stopping = new Thread(() -> door.stop(Duration.ofSeconds(30)));
      stopping.start();
      send(socket, ROWS.substring(10));
      String answer = answer(socket);
      assertTrue(status(answer) == 200 || status(answer) == 503, answer);
      stopping.join();
    }
    try (Socket late = connect()) {
      throw new AssertionError("it still listens on " + late);
    } catch (ConnectException expected) {
      // nothing listens any more
    }
  }
}
