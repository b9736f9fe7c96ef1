package io.ganglion.runner.cli;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** From a command line to an exit code. Nothing is thrown from here. */
public final class CommandLineRun {
  private CommandLineRun() {}

  /** Runs one command. */
  public static int run(Session session) {
    ErrorOutput errors = new ErrorOutput(session);
    try {
      CommandLine commandLine = new CommandLine(new GanglionCommand(), new Commands(session));
      commandLine.setOut(new PrintWriter(session.out(), false, StandardCharsets.UTF_8));
      commandLine.setErr(new PrintWriter(session.err(), false, StandardCharsets.UTF_8));
      commandLine.setParameterExceptionHandler((e, args) -> errors.show(ExitCode.USAGE, List.of(UsageProblem.of(e))));
      // picocli would print what the handler throws with its stack trace.
      commandLine.setExecutionExceptionHandler((e, command, result) -> show(errors, e));
      int code = commandLine.execute(session.arguments().toArray(new String[0]));
      commandLine.getOut().flush();
      if (!errors.shown()) {
        Output.requireWritten(session);
      }
      return code;
    } catch (Exception | Error e) { // Errors too: a plug-in's, a full heap
      return show(errors, e);
    }
  }

  private static int show(ErrorOutput errors, Throwable e) {
    if (e instanceof ProblemException problems) {
      return errors.show(problems.exitCode(), problems.problems(), problems.warnings());
    }
    if (e instanceof OutOfMemoryError) {
      return errors.show(ExitCode.DATA, List.of(new Problem("the heap is full: " + e.getMessage(), Place.NOWHERE,
          "give Java more memory: GANGLION_OPTS=-Xmx8g")));
    }
    return errors.show(ExitCode.BUG, List.of(bug(e)));
  }

  private static Problem bug(Throwable bug) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    String help;
    try {
      Path log = Files.createTempFile("ganglion-bug-", ".log");
      Files.writeString(log, trace.toString(), StandardCharsets.UTF_8);
      help = "please report it with " + log;
    } catch (IOException e) {
      help = "please report it:\n" + trace;
    }
    return new Problem("this is a bug in Ganglion: " + bug, Place.NOWHERE, help);
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
