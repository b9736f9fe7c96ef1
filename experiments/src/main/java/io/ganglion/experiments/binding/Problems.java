package io.ganglion.experiments.binding;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all that is wrong with an experiment, so that it can be shown at once and in the order of the file. */
public final class Problems {
  private record Found(Position position, ExitCode code, String message, String help) {
    Problem problem() {
      return new Problem(message, position.place(), help);
    }
  }

  private final List<Found> found = new ArrayList<>();

  public void add(Position position, String message, String help) {
    found.add(new Found(position, ExitCode.EXPERIMENT, message, help));
  }

  /** A problem that a plug-in is to blame for. */
  public void addPlugin(Position position, String message, String help) {
    found.add(new Found(position, ExitCode.PLUGIN, message, help));
  }

  public void addAll(Problems others) {
    found.addAll(others.found);
  }

  /** Throws all problems if there are any; as the plug-ins' fault only if there are no others. */
  public void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    ExitCode code = found.stream().allMatch(f -> f.code() == ExitCode.PLUGIN) ? ExitCode.PLUGIN : ExitCode.EXPERIMENT;
    throw new ProblemException(code,
        found.stream().sorted(Comparator.comparing(Found::position)).map(Found::problem).toList());
  }
}
