package io.ganglion.runner.cli;

import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words where picocli's name things that a user doesn't know. */
final class UsageProblem {
  private final ParameterException exception;
  private final CommandSpec command;

  private UsageProblem(ParameterException exception) {
    this.exception = exception;
    this.command = exception.getCommandLine().getCommandSpec();
  }

  static Problem of(ParameterException e) {
    return new UsageProblem(e).problem();
  }

  private Problem problem() {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        return problem("there is no option '" + first + "'", guess(first, options()));
      }
      return takesCommands()
          ? problem("there is no command '" + first + "'", guess(first, commands()) + theCommands())
          : problem("'" + first + "' is an unexpected argument", "");
    }
    if (exception instanceof MissingParameterException missing) {
      ArgSpec first = missing.getMissing().get(0);
      return first instanceof OptionSpec option
          ? problem(option.longestName() + " needs " + option.paramLabel(), "")
          : problem(first.paramLabel() + " is missing", "");
    }
    if (takesCommands()) {
      return problem("a command is missing", theCommands());
    }
    String message = Objects.requireNonNull(exception.getMessage());
    return problem(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), "");
  }

  private Problem problem(String message, String help) {
    return new Problem(message, Place.NOWHERE,
        help + "'" + command.qualifiedName() + " --help' lists its options");
  }

  private boolean takesCommands() {
    return !command.subcommands().isEmpty();
  }

  private Collection<String> commands() {
    return command.subcommands().keySet();
  }

  private String theCommands() {
    return "the commands are " + String.join(", ", commands()) + "; ";
  }

  private List<String> options() {
    return command.optionsMap().keySet().stream().sorted().toList();
  }

  private static String guess(String given, Collection<String> names) {
    return Suggestion.nearest(given, names).map(name -> "did you mean '" + name + "'? ").orElse("");
  }
}
