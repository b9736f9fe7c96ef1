package io.ganglion.engine.objective;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.network.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether examples are what a network takes and gives. */
final class FittingExamples {
  private FittingExamples() {}

  /** @throws IllegalArgumentException if not; says why */
  static void require(Graph graph, Examples examples) {
    if (graph.isPlain() && examples.areRows()) {
      return;
    }
    List<Shape> taken = IntStream.range(0, graph.inputs()).mapToObj(graph::shape).toList();
    if (!taken.equals(examples.shapes())) {
      throw new IllegalArgumentException("the network takes " + text(taken) + ", but the examples are "
          + text(examples.shapes()));
    }
    boolean givesSteps = graph.shape(graph.last()) instanceof Shape.Steps;
    if (givesSteps != examples.isPerStep()) {
      throw new IllegalArgumentException(givesSteps
          ? "the target is one for each sequence, but the network gives one for each step"
          : "there is a target for each step, but the network gives one for each sequence");
    }
    List<Inputs> inputs = examples.allInputs();
    Set<List<Integer>> known = new HashSet<>();
    for (int example = 0; example < examples.count(); example++) {
      List<Integer> rows = new ArrayList<>(inputs.size());
      for (Inputs each : inputs) {
        rows.add(each.rows(example));
      }
      if (known.add(rows)) {
        int out = graph.outputRows(rows.stream().mapToInt(Integer::intValue).toArray());
        if (givesSteps && out != rows.get(0)) {
          throw new IllegalArgumentException("there is a target for each step, but the network makes " + out
              + " steps of " + rows.get(0));
        }
      }
    }
  }

  private static String text(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(" and "));
  }
}
