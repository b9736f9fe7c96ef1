package io.ganglion.engine.objective;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.network.Graph;
import java.util.Arrays;

/** Whether examples are what a network takes and gives. */
final class FittingExamples {
  private FittingExamples() {}

  /** @throws IllegalArgumentException if not; says why */
  static void require(Graph graph, Examples examples) {
    if (graph.isPlain() && examples.areRows()) {
      return;
    }
    if (!graph.shape(0).equals(examples.shape())) {
      throw new IllegalArgumentException("the network takes " + graph.shape(0) + ", but the examples are "
          + examples.shape());
    }
    boolean givesSteps = graph.shape(graph.last()) instanceof Shape.Steps;
    if (givesSteps != examples.isPerStep()) {
      throw new IllegalArgumentException(givesSteps
          ? "the target is one for each sequence, but the network gives one for each step"
          : "there is a target for each step, but the network gives one for each sequence");
    }
    boolean[] known = new boolean[1];
    for (int example = 0; example < examples.count(); example++) {
      int rows = examples.rows(example);
      if (rows >= known.length) {
        known = Arrays.copyOf(known, Math.max(rows + 1, 2 * known.length));
      }
      if (!known[rows]) {
        known[rows] = true;
        int out = graph.outputRows(rows);
        if (givesSteps && out != rows) {
          throw new IllegalArgumentException("there is a target for each step, but the network makes " + out
              + " steps of " + rows);
        }
      }
    }
  }
}
