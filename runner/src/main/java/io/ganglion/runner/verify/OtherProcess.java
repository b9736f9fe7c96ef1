package io.ganglion.runner.verify;

import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.plugins.PluginPath;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a jar's plug-ins, in a process of its own with little memory. If it ends, or doesn't, while a test
 * runs, that test has failed, and another process goes on after it.
 */
public final class OtherProcess {
  /** By name: its package uses this one. */
  private static final String MAIN = "io.ganglion.runner.Main";
  private static final String HEAP = "-Xmx256m";
  /** After as many processes that were ended, the rest of the tests is left out (chosen). */
  private static final int MOST_STARTS = 6;
  /** To start, or to end, beyond the limit of a test (chosen). */
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 100;
  private static final int MOST_BYTES_OF_LINE = 1 << 16;
  private static final int MOST_LINES_OF_ERRORS = 200;
  private static final String END = "";
  private static final String CHECK = "the process of the contracts";

  private final Path jar;
  private final Duration limit;
  private final Interruption interruption;
  private final String mark = UUID.randomUUID() + " ";
  private final List<CheckResult> findings = new ArrayList<>();
  private @Nullable Line begun;
  private int next;

  /**
   * For one jar.
   *
   * @param limit what a test may take
   */
  public OtherProcess(Path jar, Duration limit, Interruption interruption) {
    this.jar = jar;
    this.limit = limit;
    this.interruption = interruption;
  }

  /** A finding for each test, and for each thing that the process said besides. */
  public List<CheckResult> findings() throws IOException {
    Path folder = Files.createTempDirectory("ganglion-plugin-");
    try {
      for (int start = 0; run(folder); start++) {
        if (start == MOST_STARTS) {
          findings.add(new CheckResult("the jar", CHECK, CheckResult.State.NOT_SEEN, "after " + MOST_STARTS
              + " that didn't come to their end, the other tests were left out", "correct what failed, and try again"));
          break;
        }
      }
      reportLeftFiles(folder);
    } finally {
      delete(folder);
    }
    return findings;
  }

  /** Whether another process has to go on with the next test. */
  private boolean run(Path folder) throws IOException {
    Process process = start(folder);
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    BlockingQueue<String> errors = new LinkedBlockingQueue<>(MOST_LINES_OF_ERRORS);
    try {
      process.getOutputStream().close();
      read(process.getInputStream(), line -> Line.of(line, mark).ifPresent(found -> lines.add(line)), lines);
      read(process.getErrorStream(), errors::offer, errors);
      begun = null;
      boolean isInTime = follow(lines);
      if (!isInTime) {
        process.destroyForcibly();
      }
      process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS);
      return ended(isInTime, process, said(errors));
    } catch (InterruptedException e) {
      throw new IOException("it was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Path folder) throws IOException {
    String java = ProcessHandle.current().info().command()
        .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ProcessBuilder builder = new ProcessBuilder(java, HEAP, "-XX:+UseSerialGC", "-XX:-OmitStackTraceInFastThrow",
        "-XX:-UsePerfData", "-cp", classPath(), MAIN, "plugins", "verify", "--lines", mark, "--from",
        Integer.toString(next), jar.toAbsolutePath().toString());
    builder.directory(folder.toFile());
    Map<String, String> given = builder.environment();
    given.remove(PluginPath.VARIABLE);
    given.remove("GANGLION_END");
    given.put("GANGLION_LAUNCHER", Long.toString(ProcessHandle.current().pid())); // it ends when this process does
    given.put(PluginPath.LIMIT_VARIABLE, String.format(Locale.ROOT, "%.3f", limit.toMillis() / 1e3));
    return builder.start();
  }

  /** Absolute, as the process starts in another folder. */
  private static String classPath() {
    String separator = System.getProperty("path.separator");
    return String.join(separator, Stream.of(System.getProperty("java.class.path").split(separator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
  }

  /** Reads lines on a thread of its own; of long ones, the beginning. An empty one is the end. */
  private static void read(InputStream in, Consumer<String> lines, BlockingQueue<String> end) {
    Thread thread = new Thread(() -> {
      byte[] line = new byte[MOST_BYTES_OF_LINE];
      int size = 0;
      try (in) {
        for (int next = in.read(); next >= 0; next = in.read()) {
          if (next == '\n') {
            lines.accept(new String(line, 0, size, StandardCharsets.UTF_8));
            size = 0;
          } else if (size < line.length) {
            line[size++] = (byte) next;
          }
        }
      } catch (IOException e) {
        size = 0; // it was ended
      }
      end.offer(END);
    }, "ganglion-verify");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes the lines until the process ends, or says nothing for too long, or the user wants no more. */
  private boolean follow(BlockingQueue<String> lines) throws InterruptedException {
    interruption.heed();
    long patience = limit.plus(GRACE).toNanos();
    long heard = System.nanoTime();
    while (System.nanoTime() - heard < patience) {
      if (interruption.isAsked()) {
        throw new ProblemException(ExitCode.INTERRUPTED,
            new Problem("interrupted: not all was verified", Place.at(jar.toString()), ""));
      }
      String text = lines.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (text != null) {
        heard = System.nanoTime();
        if (text.equals(END)) {
          return true;
        }
        take(Line.of(text, mark).orElseThrow());
      }
    }
    return false;
  }

  private void take(Line line) {
    if (line.state() == null) {
      begun = line;
    } else {
      findings.add(line.finding());
      begun = null;
      next = line.number() + 1;
    }
  }

  private static List<Said> said(BlockingQueue<String> errors) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String line = errors.poll(1, TimeUnit.SECONDS); line != null && !line.equals(END);
        line = errors.poll(1, TimeUnit.SECONDS)) {
      lines.add(line);
    }
    return Said.in(lines);
  }

  private boolean ended(boolean isInTime, Process process, List<Said> said) {
    int code = process.isAlive() ? -1 : process.exitValue();
    if (begun == null && code == 0 && isInTime) {
      for (Said warning : said) {
        findings.add(CheckResult.failed("the jar", "leaves the process as it was", warning.message(), warning.help()));
      }
      return false;
    }
    Said reason = said.stream().filter(Said::isError).reduce((first, last) -> last).orElse(new Said(true,
        isInTime ? "the process was ended, with code " + code
            : "the process has said nothing for " + limit.plus(GRACE).toSeconds() + " s",
        "the plug-in must come back, or throw an exception"));
    Line line = begun;
    if (line == null) {
      findings.add(CheckResult.failed("the jar", "can be loaded, and its plug-ins made", reason.message(),
          reason.help()));
      return false;
    }
    findings.add(CheckResult.failed(line.subject(), line.check(), reason.message(), reason.help()));
    next = line.number() + 1;
    return true;
  }

  private void reportLeftFiles(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      List<String> names = left.map(path -> path.getFileName().toString()).sorted().toList();
      if (!names.isEmpty()) {
        findings.add(CheckResult.failed("the jar", "leaves no files", "it has written " + String.join(", ", names)
            + " in the working directory", Rule.FILES.help()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Disk.REAL.delete(file);
      }
    }
  }
}
