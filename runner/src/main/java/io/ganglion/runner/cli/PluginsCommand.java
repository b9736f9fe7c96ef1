package io.ganglion.runner.cli;

import picocli.CommandLine.Command;

/** {@code ganglion plugins}. */
@Command(
    name = "plugins",
    description = "Lists, describes, verifies and locks activations, initializers, layers, losses and trainers.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PluginsListCommand.class, PluginsDescribeCommand.class, PluginsLockCommand.class,
        PluginsVerifyCommand.class})
final class PluginsCommand {}
