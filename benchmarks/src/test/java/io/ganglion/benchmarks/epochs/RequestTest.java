package io.ganglion.benchmarks.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.engine.settings.Precision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
  @Test
  void keepsTheOrderOfTheWorkloads() {
    assertEquals(new Request(Path.of("data"), List.of(Workload.W3, Workload.W1), new Means(Precision.FLOAT32, 2),
        true), Request.of(List.of("data", "W3", "--threads", "2", "W1", "--from-start", "--precision", "float32")));
  }

  @Test
  void asksForAllWorkloadsIfItNamesNone() {
    assertEquals(new Request(Path.of("data"), List.of(Workload.values()), new Means(Precision.FLOAT64, 1), false),
        Request.of(List.of("data")));
  }

  @Test
  void tellsWhichWorkloadsThereAre() {
    assertEquals("there is no workload 'W8'; there are W1, W1rprop, W2, W3, iris100, W4, W5a, W5b, W5c, W6, W7batch, "
        + "W7lat, LM, S1, S1wide, S2, S3, S4, S5, S6, S7, S8", refusal("W1", "W8"));
  }

  @Test
  void tellsHowManyThreadsItTakes() {
    assertEquals("--threads takes a number from 1 to 999, not '0'", refusal("--threads", "0"));
    assertEquals("--threads takes a number from 1 to 999, not 'W1'", refusal("--threads", "W1"));
    assertEquals("--threads needs a value", refusal("W1", "--threads"));
  }

  @Test
  void tellsWhichPrecisionsThereAre() {
    assertEquals("--precision takes float32 or float64, not 'float16'", refusal("--precision", "float16"));
  }

  private static String refusal(String first, String second) {
    return assertThrows(IllegalArgumentException.class, () -> Request.of(List.of("data", first, second))).getMessage();
  }
}
