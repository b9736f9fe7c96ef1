package io.ganglion.runner.cli;

import io.ganglion.experiments.run.Json;
import io.ganglion.experiments.runs.RunEntry;
import io.ganglion.experiments.runs.RunListing;
import io.ganglion.experiments.runs.Status;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganglion runs list}. */
@Command(name = "list", description = "Lists runs, the newest first.")
final class RunsListCommand implements Callable<Integer> {
  private final Session session;

  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME",
      description = "Only runs whose name, as in the first column, begins with this.")
  private String name = "";

  @Option(names = "--status", paramLabel = "STATUS", converter = StatusName.class,
      completionCandidates = StatusName.class, description = "Only runs with this status: ${COMPLETION-CANDIDATES}.")
  private @Nullable Status status;

  @Option(names = "--trainer", paramLabel = "NAME", description = "Only runs with this trainer.")
  private @Nullable String trainer;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only those of run, compare or sweep.")
  private @Nullable String kind;

  @Option(names = "--last", paramLabel = "N", description = "Only the newest N of them.")
  private @Nullable Integer last;

  @Mixin
  private RunsOption option;

  @Option(names = "--json", description = "Prints the list as JSON.")
  private boolean json;

  RunsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (last != null && last < 1) {
      throw new ParameterException(spec.commandLine(), "--last must be 1 or more, but is " + last);
    }
    List<RunEntry> all = option.runs().all();
    Stream<RunEntry> wanted = all.stream().filter(this::isWanted);
    List<RunEntry> shown = (last == null ? wanted : wanted.limit(last)).toList();
    if (json) {
      Output.write(session, "-", Json.text(new RunListing(shown).json()));
    } else if (shown.isEmpty()) {
      session.console(false).say(all.isEmpty() ? "there are no runs in " + option.folder()
          : "none of the " + all.size() + " runs in " + option.folder() + " is like that");
    } else {
      Output.show(session, new RunListing(shown).text());
    }
    return 0;
  }

  private boolean isWanted(RunEntry entry) {
    return entry.label().startsWith(name)
        && (status == null || entry.status() == status)
        && (trainer == null || List.of(entry.trainer().split(", ")).contains(trainer))
        && (kind == null || entry.kind().equals(kind));
  }
}
