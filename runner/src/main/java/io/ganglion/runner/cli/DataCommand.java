package io.ganglion.runner.cli;

import picocli.CommandLine.Command;

/** {@code ganglion data}. */
@Command(name = "data", description = "Describes tables.", synopsisSubcommandLabel = "COMMAND",
    subcommands = DataDescribeCommand.class)
final class DataCommand {}
