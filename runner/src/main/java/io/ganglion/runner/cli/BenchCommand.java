package io.ganglion.runner.cli;

import picocli.CommandLine.Command;

/** {@code ganglion bench}. */
@Command(name = "bench", synopsisSubcommandLabel = "COMMAND",
    description = "Runs published experiments again, and compares trainers on small problems.",
    subcommands = {BenchEncodersCommand.class, BenchProben1Command.class, BenchTrainersCommand.class})
final class BenchCommand {}
