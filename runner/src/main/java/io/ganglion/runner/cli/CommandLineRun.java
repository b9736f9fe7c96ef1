package io.ganglion.runner.cli;

import io.ganglion.experiments.events.RunEvent;
import io.ganglion.plugins.PluginFault;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.plugins.Surroundings;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.terminal.Paper;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** From a command line to an exit code. Nothing is thrown from here. */
public final class CommandLineRun {
  private CommandLineRun() {}

  /** Runs one command. */
  public static int run(Session session) {
    int code = withoutEvents(session);
    session.events().tell(new RunEvent.End(code));
    session.events().close();
    if (!session.arguments().contains("--quiet")) {
      session.console(false).warn(session.events().warnings());
    }
    return code;
  }

  private static int withoutEvents(Session session) {
    ErrorOutput errors = new ErrorOutput(session);
    Thread thread = Thread.currentThread();
    ClassLoader context = thread.getContextClassLoader();
    thread.setContextClassLoader(PluginLoader.contextOfPlugins()); // its threads inherit it
    Surroundings before = Surroundings.now();
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // it would print arguments as they are
    try {
      CommandLine commandLine = new CommandLine(new GanglionCommand(), new Commands(session));
      GanglionCommand.subcommands(session.arguments()).forEach(commandLine::addSubcommand);
      HelpOutput help = new HelpOutput(session, commandLine);
      commandLine.setErr(new PrintWriter(session.err(), false, StandardCharsets.UTF_8));
      commandLine.setParameterExceptionHandler((e, args) -> errors.show(ExitCode.USAGE, List.of(UsageProblem.of(e))));
      commandLine.setExecutionStrategy(CommandLineRun::call);
      // picocli would print what the handler throws with its stack trace.
      commandLine.setExecutionExceptionHandler((e, command, result) -> show(errors, withoutInterrupt(session, e)));
      int code = commandLine.execute(session.arguments().toArray(new String[0]));
      help.end();
      if (!errors.shown() && !isStreaming(commandLine)) {
        Output.requireWritten(session);
      }
      return code;
    } catch (Throwable e) { // a plug-in may throw anything
      return show(errors, withoutInterrupt(session, e));
    } finally {
      warn(session, before.restore());
      thread.setContextClassLoader(context);
    }
  }

  /** Whether the reader of the output may close it early. */
  private static boolean isStreaming(CommandLine commandLine) {
    List<CommandLine> commands = commandLine.getParseResult().asCommandLineList();
    return commands.get(commands.size() - 1).getCommand() instanceof Streaming;
  }

  /** Ganglion itself changes nothing of its surroundings. */
  private static void warn(Session session, List<String> changed) {
    if (changed.isEmpty()) {
      return;
    }
    Problem warning = new Problem("a plug-in has changed " + String.join(" and ", changed), Place.NOWHERE,
        "Ganglion doesn't depend on it, but other plug-ins may");
    session.events().warn(warning);
    if (!session.arguments().contains("--quiet")) {
      session.err().print(Paper.ofErr(session.environment()).show(warning.renderAsWarning()));
      session.err().flush();
    }
  }

  /** picocli would make a text of what a command throws; an exception of a plug-in may fail to give one. */
  private static int call(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null || !(commands.get(commands.size() - 1).getCommand() instanceof Callable<?> command)) {
      return helped != null ? helped : new CommandLine.RunLast().execute(parsed);
    }
    try {
      return (Integer) command.call();
    } catch (ParameterException e) {
      throw e;
    } catch (Exception e) {
      throw new ExecutionException(commands.get(commands.size() - 1), "", e);
    }
  }

  /** What failed because a plug-in has interrupted the thread of the command, which nothing else does. */
  private static Throwable withoutInterrupt(Session session, Throwable failure) {
    boolean isPlugins = failure instanceof ProblemException problem && problem.exitCode() == ExitCode.PLUGIN;
    return Thread.interrupted() && !isPlugins && !session.interruption().isAsked() ? PluginFault.interruption()
        : failure;
  }

  private static int show(ErrorOutput errors, Throwable e) {
    ProblemException failure = FailureMessage.of(e);
    return errors.show(failure.exitCode(), failure.problems(), failure.warnings());
  }

  /** Makes commands, which take the session, and what else picocli needs. */
  private record Commands(Session session) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
          return type.cast(constructor.newInstance(session));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
