package io.ganglion.runner.cli;

import io.ganglion.experiments.events.EventLines;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.run.GanglionVersion;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For programs that follow a command. */
final class EventsOption {
  private static final String STDOUT = "-";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--events", paramLabel = "FILE", description = "Adds everything that the command tells to this file,"
      + " one event per line, as JSON; - is stdout, which then has nothing else.")
  private @Nullable String file;

  /** Whether stdout is for events alone. */
  boolean haveStdout() {
    return STDOUT.equals(file);
  }

  /**
   * Begins with them, if they are asked for.
   *
   * @param printsResult whether the result was asked for on stdout in a form for programs
   */
  void begin(Session session, boolean printsResult) {
    if (haveStdout() && printsResult) {
      throw new ParameterException(spec.commandLine(), "--events - has stdout for itself: name a file, or leave out"
          + " the option for the form of the result");
    }
    if (file != null) {
      session.events().add(haveStdout() ? EventLines.on(session.out()) : EventLines.in(Path.of(file)));
      session.events().tell(new RunEvent.Begin(GanglionVersion.text(), session.arguments()));
    }
  }
}
