package io.ganglion.runner.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code ganglion} itself. */
@Command(
    name = "ganglion",
    description = "Trains neural networks: one experiment, one YAML file, exact results.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class, RunCommand.class, CompareCommand.class, SweepCommand.class, CheckCommand.class,
      GradcheckCommand.class, PredictCommand.class, EvaluateCommand.class, GenerateCommand.class, ExportCommand.class,
      ImportCommand.class, ReportCommand.class, DataCommand.class, ConfigCommand.class, RunsCommand.class,
      VerifyCommand.class, PluginsCommand.class, NewCommand.class, CompletionCommand.class, HelpCommand.class,
      BenchCommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
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
final class GanglionCommand {}
