package io.ganglion.runner.cli;

import picocli.CommandLine.Command;

/** {@code ganglion config}. */
@Command(name = "config", description = "Describes experiment files, for editors.", synopsisSubcommandLabel = "COMMAND",
    subcommands = ConfigSchemaCommand.class)
final class ConfigCommand {}
