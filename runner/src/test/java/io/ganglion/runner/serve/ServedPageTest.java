package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Chromium;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium: a link fills in a row, the form is submitted, and the console has nothing to say. */
class ServedPageTest {
  @TempDir
  Path folder;

  @Test
  void predictsTheRowOfALinkAndShowsLabelsOfOthersAsText() throws Exception {
    Bench bench = new Bench(folder);
    bench.write("t.csv", "x,colour,kind\n1,red,<b>a\n2,\"<img src=x onerror=alert(1)>\",z\n3,red,<b>a\n4,blue,z\n");
    bench.write("t.yaml", """
        data: {file: t.csv, target: kind, split: {train: 1}}
        network: {layers: [{units: auto, activation: softmax}]}
        loss: cross-entropy
        trainer: rprop
        training: {epochs: 2}
        """);
    ModelService service = Served.of("", bench.run("t"));
    HttpDoor door = new HttpDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), service, Served.LIMITS,
        line -> { });
    door.start();
    try {
      String page = Chromium.opened("http://127.0.0.1:" + door.address().getPort() + "/#x=1&colour=red", folder,
          "--virtual-time-budget=10000");
      assertTrue(page.contains("<th>kind</th>"), page);
      assertTrue(page.contains("<th>probabilities &lt;b&gt;a</th>"), page);
      assertTrue(page.contains("<option value=\"<img src=x onerror=alert(1)>\">")
          || page.contains("<option value=\"&lt;img src=x onerror=alert(1)&gt;\">"), page);
      assertTrue(page.contains("role=\"alert\"></p>"), page);
    } finally {
      door.stop(Duration.ZERO);
    }
  }
}
