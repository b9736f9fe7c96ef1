package io.ganglion.runner.cli;

import io.ganglion.engine.store.WholeFile;
import io.ganglion.plugins.PluginLock;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ganglion plugins lock}. */
@Command(name = "lock", description = "Writes the SHA-256 of jars of plug-ins to " + PluginLock.FILE
    + ", for --locked.")
final class PluginsLockCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private PluginOption plugins;

  @Option(names = "--out", paramLabel = "FILE", defaultValue = PluginLock.FILE,
      description = "The file to write; " + PluginLock.FILE + " unless given; - prints it.")
  private String out;

  PluginsLockCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String text = PluginLock.text(session.plugins(plugins.jars, List.of(), Optional.empty()));
    if (text.isEmpty()) {
      throw new ProblemException(ExitCode.USAGE,
          new Problem("there is no jar to list", Place.at("--plugin"), "name jars, or folders of jars, by --plugin"));
    }
    if (out.equals("-")) {
      Output.show(session, text);
      return 0;
    }
    try {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      WholeFile.write(session.machine().disk(), Path.of(out), file -> file.write(content));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA,
          new Problem("'" + out + "' can't be written: " + Reason.of(e), Place.at("--out"), "name another file"));
    }
    long jars = text.lines().count();
    Output.show(session, "wrote " + out + " with " + jars + (jars == 1 ? " jar" : " jars") + "\n");
    return 0;
  }
}
