package io.ganglion.runner.cli;

import com.google.gson.JsonObject;
import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.runs.RunEntry;
import io.ganglion.experiments.runs.RunListing;
import io.ganglion.experiments.runs.RunText;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ganglion runs show}. */
@Command(name = "show", description = "Shows the results of a run, or its progress so far.")
final class RunsShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "RUN", description = RunsOption.NAMED)
  private String run;

  @Mixin
  private RunsOption option;

  @Option(names = "--json", description = "Prints its line of the list and its manifest as JSON.")
  private boolean json;

  RunsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    RunEntry entry = option.runs().find(run);
    try {
      Output.show(session, json ? Json.text(json(entry)) : RunText.of(entry, session.program()));
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the run can't be read: " + Reason.of(e),
          Place.at(entry.directory().toString()), "check that it is readable"));
    }
    return 0;
  }

  private static JsonObject json(RunEntry entry) {
    JsonObject object = RunListing.json(entry);
    entry.manifest().ifPresent(manifest -> object.add("manifest", manifest));
    return object;
  }
}
