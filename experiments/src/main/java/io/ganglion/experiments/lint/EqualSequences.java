package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Examples;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Sequences to train on that all have the same inputs at the same steps. */
final class EqualSequences implements Lint {
  @Override
  public String name() {
    return "equal-sequences";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    if (examined.asked().isEmpty() || examined.asked().get().data().sequences().isEmpty()) {
      return List.of();
    }
    Examples training = examined.asked().get().data().training();
    if (training.count() < 2 || !training.hasNumbers() || !areEqual(training)) {
      return List.of();
    }
    return List.of(LintFinding.ofData(name(), new Problem("all " + training.count()
        + " sequences to train on have the same inputs", Place.at(examined.source().file()),
        "whatever the targets are, the network gives the same for all of them",
        "check the columns of inputs, and the id column: each sequence should have values of its own"), List.of(),
        Map.of("sequences", (double) training.count())));
  }

  private static boolean areEqual(Examples training) {
    double[] first = training.input(0);
    for (int e = 1; e < training.count(); e++) {
      if (training.rows(e) != training.rows(0) || !Arrays.equals(training.input(e), first)) {
        return false;
      }
    }
    return true;
  }
}
