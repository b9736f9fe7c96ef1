package io.ganglion.experiments.run;

import io.ganglion.experiments.events.RunEvents;
import io.ganglion.experiments.lint.LintFinding;
import io.ganglion.experiments.text.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a run was asked for.
 *
 * @param text the experiment file's text
 * @param resolved the experiment with every default, as a text that can be run
 * @param runs the folder in which run directories are made
 * @param program what to type to start Ganglion
 * @param commandLine the arguments of the command
 * @param from where the run goes on; empty if it begins
 * @param lints the lint findings of the experiment and its data, already reported
 * @param interruption asks it to end
 * @param showsNotes whether notes are shown during training
 * @param events who hears what it tells
 */
public record RunContext(String text, String resolved, Path runs, String program, List<String> commandLine,
    Optional<RunCheckpoint> from, List<LintFinding> lints, Interruption interruption,
    boolean showsNotes, RunEvents events) {
  private static final String PLUGIN = "--plugin";

  /** Without events, unless its experiment asks for them. */
  public RunContext(String text, String resolved, Path runs, String program, List<String> commandLine,
      Optional<RunCheckpoint> from, List<LintFinding> lints, Interruption interruption, boolean showsNotes) {
    this(text, resolved, runs, program, commandLine, from, lints, interruption, showsNotes, new RunEvents());
  }

  /** What to type to go on with the run in a directory: it needs the plug-ins that it was given. */
  public String resumeCommand(Path run) {
    StringBuilder command = new StringBuilder(ShellWord.of(program)).append(" run --resume ")
        .append(ShellWord.of(run.toString()));
    for (int i = 0; i < commandLine.size(); i++) {
      if (commandLine.get(i).equals(PLUGIN)) {
        command.append(' ').append(PLUGIN).append(' ').append(ShellWord.of(commandLine.get(i + 1)));
      } else if (commandLine.get(i).startsWith(PLUGIN + "=")) {
        command.append(' ').append(ShellWord.of(commandLine.get(i)));
      }
    }
    return command.toString();
  }
}
