package io.ganglion.runner.cli;

import io.ganglion.experiments.run.Json;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.runner.verify.CheckResult;
import io.ganglion.runner.verify.ContractsInProcess;
import io.ganglion.runner.verify.CheckResults;
import io.ganglion.runner.verify.JarCode;
import io.ganglion.runner.verify.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion plugins verify}. */
@Command(name = "verify", description = "Looks at a jar of plug-ins before it is used: searches its code for calls that"
    + " plug-ins must not make, and runs the contract of each plug-in in a process of its own, with little memory and a"
    + " limit of time. The exit code is 5 if anything fails.")
final class PluginsVerifyCommand implements Callable<Integer> {
  /** A contract takes a second or two; on a busy machine, ten (chosen). */
  private static final String SECONDS = "60";
  private static final double MOST_SECONDS = 1e6;

  private final Session session;

  @Parameters(index = "0", paramLabel = "JAR", description = "The jar.")
  private String jar;

  @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = SECONDS,
      description = "What one test of a contract may take; " + SECONDS + " unless given.")
  private double seconds;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  /** In the other process: what its lines begin with, and how many tests are left out, as they were run before. */
  @Option(names = "--lines", hidden = true)
  private @Nullable String mark;

  @Option(names = "--from", hidden = true)
  private int from;

  PluginsVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (mark != null) {
      PluginCatalog plugins = session.plugins(List.of(jar), List.of(), Optional.empty());
      ContractsInProcess.run(plugins, from, mark, session.out());
      return 0;
    }
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new ProblemException(ExitCode.USAGE, new Problem("'" + seconds + "' is no number of seconds that a test may"
          + " take", Place.at("--limit"), "give a number greater than 0, such as " + SECONDS));
    }
    Path file = Path.of(jar);
    if (!Files.isRegularFile(file)) {
      throw new ProblemException(ExitCode.PLUGIN, new Problem(
          Files.exists(file) ? "'" + jar + "' is no file" : "there is no '" + jar + "'", Place.at(jar),
          "give the path of a jar of plug-ins"));
    }
    CheckResults findings = new CheckResults(look(file));
    Output.show(session, json ? Json.text(findings.toJson(jar)) : findings.render());
    return (findings.haveFailed() ? ExitCode.PLUGIN : ExitCode.OK).code();
  }

  private List<CheckResult> look(Path file) {
    List<CheckResult> all = new ArrayList<>();
    try {
      Duration limit = Duration.ofMillis(Math.round(seconds * 1e3));
      all.addAll(new OtherProcess(file, limit, session.interruption()).findings());
      all.addAll(JarCode.look(file));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.PLUGIN, new Problem("'" + jar + "' can't be verified: " + Reason.of(e),
          Place.at(jar), "check that it is a jar that can be read, and that processes can be started"));
    }
    return all;
  }
}
