package io.ganglion.runner.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code ganglion} itself. */
@Command(
    name = "ganglion",
    description = "Trains neural networks: one experiment, one YAML file, exact results.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug in Ganglion",
      "2:wrong command line",
      "3:wrong experiment file",
      "4:wrong data, model or disk",
      "5:a plug-in can't be used",
      "6:training diverged, or missed its target",
      "130:interrupted"
    })
final class GanglionCommand {
  /** In the order of the help. */
  static final List<Class<?>> SUBCOMMANDS = List.of(
      InitCommand.class, RunCommand.class, CompareCommand.class, SweepCommand.class, CheckCommand.class,
      GradcheckCommand.class, PredictCommand.class, EvaluateCommand.class, GenerateCommand.class, ServeCommand.class,
      ExportCommand.class, ImportCommand.class, ReportCommand.class, DataCommand.class, ConfigCommand.class,
      RunsCommand.class, VerifyCommand.class, PluginsCommand.class, NewCommand.class, CompletionCommand.class,
      HelpCommand.class, BenchCommand.class);

  /**
   * The commands that a command line can need: the one that it begins with, none for the version alone, else all.
   * picocli reads all options of every command that it is given, which takes a fifth of the time of a short run.
   */
  static List<Class<?>> subcommands(List<String> arguments) {
    if (arguments.equals(List.of("--version"))) {
      return List.of();
    }
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    for (Class<?> type : SUBCOMMANDS) {
      if (type.getAnnotation(Command.class).name().equals(first) && !showsAll(type)) {
        return List.of(type);
      }
    }
    return SUBCOMMANDS;
  }

  private static boolean showsAll(Class<?> type) {
    return type == HelpCommand.class || type == CompletionCommand.class;
  }
}
