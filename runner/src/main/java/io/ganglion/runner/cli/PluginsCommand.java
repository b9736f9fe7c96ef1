package io.ganglion.runner.cli;

import picocli.CommandLine.Command;

/** {@code ganglion plugins}. */
@Command(
    name = "plugins",
    description = "Says which activations, initializers, losses and trainers there are.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PluginsListCommand.class, PluginsDescribeCommand.class})
final class PluginsCommand {}
