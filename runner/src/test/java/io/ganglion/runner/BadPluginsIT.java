package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.runner.bad.BadPlugin;
import io.ganglion.runner.bad.BadPlugins;
import io.ganglion.runner.bad.Launched;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad plug-ins in JVMs of their own, started by the launcher: some of those that end the process, or don't come back.
 * With {@code -Dganglion.bad-plugins=all}, as {@code .ci/bad-plugins} has it, all plug-ins, and with {@code alone}
 * those that {@code BadPluginsTest} can't have, on each JDK that is here; with a regular expression, those with
 * such keys. The table is left in {@code target/bad-plugins.txt}.
 */
class BadPluginsIT {
  private static final String WHICH = System.getProperty("ganglion.bad-plugins", "some");
  /** One of each kind of end, and of each kind of plug-in. */
  private static final List<String> SOME = List.of("fine", "exit-ctor", "exit-other-thread", "halt-forward",
      "loop-forward", "t-evaluates-forever", "hook-loops", "interrupts", "empty-stack", "l-exit", "layer-sums-loop");
  /** Seconds that a call may take. */
  private static final String LIMIT = "2";
  private static final int MINUTES = 3;
  private static final int CUT = 150;

  @TempDir
  Path folder;

  private record Outcome(BadPlugin bad, Jdk jdk, int code, double seconds, String err, List<String> wrong) {}

  @Test
  void everyOneIsNamedAndNoneEndsWithCode0() throws Exception {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    List<BadPlugin> plugins = BadPlugins.all().stream().filter(BadPluginsIT::isTried).toList();
    BadPlugins.build(plugins, jars);
    Launched launched = new Launched(Files.createDirectory(folder.resolve("home")));
    List<Jdk> jdks = WHICH.equals("some") ? Jdk.all().subList(0, 1) : Jdk.all();
    for (Jdk jdk : jdks) { // the launcher's archive
      assertEquals(0, run(launched, jdk, plugins.get(0), List.of("--version")).waitFor());
    }
    List<Callable<Outcome>> tasks = new ArrayList<>();
    for (Jdk jdk : jdks) {
      for (BadPlugin bad : plugins) {
        tasks.add(() -> outcome(launched, jdk, bad, jars));
      }
    }
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Outcome> outcomes = new ArrayList<>();
    try {
      for (Future<Outcome> future : pool.invokeAll(tasks)) {
        outcomes.add(future.get());
      }
    } finally {
      pool.shutdown();
    }
    write(outcomes, jdks);
    assertEquals(List.of(), outcomes.stream().filter(outcome -> !outcome.wrong().isEmpty())
        .map(outcome -> outcome.bad().key() + " on " + outcome.jdk().version() + ": " + outcome.wrong() + "\n"
            + outcome.err()).toList());
  }

  private static boolean isTried(BadPlugin bad) {
    return switch (WHICH) {
      case "all" -> true;
      case "alone" -> !bad.isTame() || bad.key().equals("fine");
      case "some" -> SOME.contains(bad.key());
      default -> bad.key().matches(WHICH);
    };
  }

  private Outcome outcome(Launched launched, Jdk jdk, BadPlugin bad, Path jars) throws Exception {
    Path jar = jars.resolve(bad.key() + ".jar");
    List<String> args = new ArrayList<>(List.of("run", Path.of("../examples/xor.yaml").toRealPath().toString(), "--out",
        folder.resolve(bad.key() + "-" + jdk.version()).toString(), "--plugin", jar.toString(),
        "--set", "training={epochs: 60, checkpoint: {epochs: 5}}"));
    args.addAll(bad.settings());
    long start = System.nanoTime();
    Process process = run(launched, jdk, bad, args);
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    double seconds = (System.nanoTime() - start) / 1e9;
    int code = ended ? process.exitValue() : -1;
    String err = Files.readString(err(jdk, bad), StandardCharsets.UTF_8);
    return new Outcome(bad, jdk, code, seconds, err, wrong(bad, jar, code, err));
  }

  private Path err(Jdk jdk, BadPlugin bad) {
    return folder.resolve(bad.key() + "-" + jdk.version() + ".err");
  }

  private Process run(Launched launched, Jdk jdk, BadPlugin bad, List<String> args) throws IOException {
    ProcessBuilder builder = launched.command(jdk.home(), args);
    builder.environment().put("GANGLION_PLUGIN_LIMIT", LIMIT);
    builder.environment().put("GANGLION_OPTS", "-Xmx160m -XX:TieredStopAtLevel=1");
    return builder.redirectError(err(jdk, bad).toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectInput(Path.of("/dev/null").toFile()).start();
  }

  private static List<String> wrong(BadPlugin bad, Path jar, int code, String err) {
    List<String> wrong = new ArrayList<>();
    if (!bad.codes().contains(code)) {
      wrong.add("code " + code + " instead of " + bad.codes());
    }
    if (err.contains("bug in Ganglion")) {
      wrong.add("a bug in Ganglion");
    }
    if (bad.end() != BadPlugin.End.SOUND && bad.end() != BadPlugin.End.UNSEEN) {
      if (!err.contains(bad.name()) && !err.contains(bad.className())) {
        wrong.add("not named");
      }
      if (!err.contains(jar.toString())) {
        wrong.add("jar not named");
      }
      if (!err.contains(bad.said())) {
        wrong.add("'" + bad.said() + "' not named");
      }
    }
    return wrong;
  }

  private static void write(List<Outcome> outcomes, List<Jdk> jdks) throws IOException {
    StringBuilder table = new StringBuilder();
    Map<BadPlugin.End, int[]> sums = new TreeMap<>();
    double longest = 0;
    for (Outcome outcome : outcomes) {
      String error = outcome.err().lines().filter(line -> line.startsWith("error: ")).findFirst().orElse("");
      table.append("%-28s JDK %-3d %-9s code %3d %5.1f s  %s%s%n".formatted(outcome.bad().key(),
          outcome.jdk().version(), outcome.bad().end(), outcome.code(), outcome.seconds(),
          outcome.wrong().isEmpty() ? "" : "WRONG " + outcome.wrong() + " ",
          error.substring(0, Math.min(CUT, error.length()))));
      int[] sum = sums.computeIfAbsent(outcome.bad().end(), end -> new int[2]);
      sum[0]++;
      sum[1] += outcome.wrong().isEmpty() ? 0 : 1;
      longest = Math.max(longest, outcome.seconds());
    }
    long zero = outcomes.stream().filter(outcome -> outcome.code() == 0 && !outcome.bad().codes().contains(0)).count();
    long bugs = outcomes.stream().filter(outcome -> outcome.err().contains("bug in Ganglion")).count();
    table.append('\n');
    sums.forEach((end, sum) -> table.append("%-9s %3d, %d wrong%n".formatted(end, sum[0], sum[1])));
    table.append(("%d plug-ins on JDK %s: %d with code 0 that mustn't have it, %d 'bug in Ganglion', at most %.1f s,"
        + " with a limit of %s s%n").formatted(outcomes.size() / jdks.size(),
        jdks.stream().map(jdk -> Integer.toString(jdk.version())).toList(), zero, bugs, longest, LIMIT));
    Files.writeString(Path.of("target", "bad-plugins.txt"), table);
  }
}
