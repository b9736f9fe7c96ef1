package io.ganglion.runner.cli;

import picocli.CommandLine.Command;

/** {@code ganglion runs}. */
@Command(name = "runs", synopsisSubcommandLabel = "COMMAND",
    description = "Lists, shows, compares, opens and removes runs, comparisons and sweeps.",
    subcommands = {RunsListCommand.class, RunsShowCommand.class, RunsDiffCommand.class, RunsOpenCommand.class,
        RunsRmCommand.class})
final class RunsCommand {}
