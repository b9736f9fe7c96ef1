package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens at the same time doesn't mix. {@code -Dganglion.rows=1000000} makes the threads predict as many rows;
 * without it, a slice of that.
 */
class SideBySideTest {
  private static final int THREADS = 16;
  private static final int ROWS = Integer.getInteger("ganglion.rows", 20_000);

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void withIris() {
    bench = new Bench(folder);
    bench.example("iris");
  }

  /** Does all of it as nearly at once as threads can. */
  private static <T> List<T> atOnce(int count, Callable<T> task) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(count);
    CountDownLatch ready = new CountDownLatch(count);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        futures.add(pool.submit(() -> {
          ready.countDown();
          ready.await();
          return task.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void oneModelPredictsOnManyThreadsWhatItPredictsOnOne() throws Exception {
    Path run = bench.run("iris", "--set", "training.epochs=30");
    byte[] bytes = Files.readAllBytes(run.resolve("model.ganglion"));
    PluginCatalog catalog = new PluginLoader().load(List.of());
    Model model = ModelFile.read(bytes, catalog::find);
    double[] inputs = new SplittableRandom(1).doubles((long) ROWS * 4, -3, 3).toArray();
    double[] parameters = model.parameters();
    double[] alone = model.network().outputs(parameters, inputs, ROWS);
    int from = ROWS / 3;
    double[] part = Arrays.copyOfRange(inputs, from * 4, ROWS * 4);
    assertArrayEquals(Arrays.copyOfRange(alone, from * 3, ROWS * 3),
        model.network().outputs(parameters, part, ROWS - from), "a row has the same bits wherever it stands");
    for (double[] outputs : atOnce(THREADS, () -> model.network().outputs(parameters, inputs, ROWS))) {
      assertArrayEquals(alone, outputs);
    }
    assertArrayEquals(bytes, ModelFile.write(model), "it is as it was read");
    parameters[0] = 1e9;
    assertArrayEquals(bytes, ModelFile.write(model), "what it gives away is a copy");
  }

  @Test
  void twentyRunsThatStartAtOnceAreTwentyRuns() throws Exception {
    JsonObject alone = outputs(Bench.manifest(bench.run("iris", "--set", "training.epochs=15")));
    List<Ran> runs = atOnce(20,
        () -> bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --json --set training.epochs=15"));
    Set<String> directories = new HashSet<>();
    for (Ran ran : runs) {
      JsonObject manifest = ran.json();
      assertEquals(alone, outputs(manifest));
      assertTrue(directories.add(manifest.get("run").getAsString()), "two in " + manifest.get("run"));
      Path run = bench.path(manifest.get("run").getAsString());
      List<String> log = Files.readAllLines(run.resolve("log.txt"));
      assertEquals(1, log.stream().filter(line -> line.contains("training starts")).count(), run.toString());
      assertEquals(1, log.stream().filter(line -> line.contains("done: ")).count(), run.toString());
    }
    assertEquals(21, bench.runs().size());
    assertEquals(0, bench.ganglion("runs list --runs FOLDER/runs").out().lines()
        .filter(line -> line.contains("running")).count());
  }

  private static JsonObject outputs(JsonObject manifest) {
    JsonObject outputs = manifest.getAsJsonObject("outputs");
    outputs.remove("report.html"); // it holds times
    return outputs;
  }

  @Test
  void differentTrainingsAtOnceHaveTheBitsThatTheyHaveAlone() throws Exception {
    List<String> options = List.of("trainer=adam", "trainer=backprop", "trainer=rprop", "runtime.threads=3",
        "network.layers.0.units=50", "runtime.precision=float32");
    List<String> alone = new ArrayList<>();
    for (String option : options) {
      alone.add(model(option));
    }
    ExecutorService pool = Executors.newFixedThreadPool(options.size());
    try {
      List<Future<String>> together = options.stream().map(option -> pool.submit(() -> model(option))).toList();
      for (int i = 0; i < options.size(); i++) {
        assertEquals(alone.get(i), together.get(i).get(), options.get(i));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private String model(String option) throws IOException {
    Ran ran = bench.ganglion("run FOLDER/iris.yaml --out FOLDER/runs --json --set training.epochs=40 --set " + option);
    return ran.json().getAsJsonObject("outputs").get("model.ganglion").getAsString();
  }

  @Test
  void noThreadOutlivesItsRun() throws Exception {
    bench.run("iris", "--set", "runtime.threads=4", "--set", "training.epochs=15");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("ganglion-")) {
        thread.join(60_000); // a member that was asked to end may still be running
        assertEquals(Thread.State.TERMINATED, thread.getState(), thread.getName());
      }
    }
  }
}
