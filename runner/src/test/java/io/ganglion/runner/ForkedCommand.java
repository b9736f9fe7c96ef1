package io.ganglion.runner;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command came to that ran in a JVM of its own, as the launcher starts it.
 *
 * @param code its exit code
 * @param err without the lines by which a training says how far it is, which it does on a slow machine alone
 */
record ForkedCommand(int code, String out, String err) {
  private static final long MINUTES = 2;
  private static final Pattern PROGRESS =
      Pattern.compile("(?m)^(epoch [\\d,]+/[\\d,]+  loss .*|[\\d,]+/[\\d,]+ trained  .*) left\\b.*\\n");
  private static final String VECTORS = "jdk.incubator.vector";

  /** Runs {@code ganglion args} in {@code folder}, with more folders or jars at the end of its class path. */
  static ForkedCommand run(Path folder, List<String> args, Path... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(LauncherFlags.ALL);
    command.addAll(List.of("-cp", Stream.concat(Stream.of(System.getProperty("java.class.path")),
        Stream.of(more).map(Path::toString)).collect(Collectors.joining(File.pathSeparator))));
    if (ModuleFinder.ofSystem().find(VECTORS).isPresent()) {
      command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableVectorSupport",
          "-Dganglion.vector=on-demand", "--add-exports", "java.base/jdk.internal.module=ALL-UNNAMED"));
    }
    command.add(Main.class.getName());
    command.addAll(args);
    Path out = Files.createTempFile("ganglion", ".out");
    Path err = Files.createTempFile("ganglion", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
          .redirectOutput(out.toFile()).redirectError(err.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("GANGLION_COMMAND", "./ganglion");
      environment.putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8")); // whatever the terminal that tests run in
      environment.put("NO_COLOR", "1");
      environment.remove("COLUMNS");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(args + " took longer than " + MINUTES + " minutes");
      }
      return new ForkedCommand(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
          PROGRESS.matcher(Files.readString(err, StandardCharsets.UTF_8)).replaceAll(""));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
