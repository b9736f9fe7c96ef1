package io.ganglion.experiments.data;

import io.ganglion.api.Demand;
import io.ganglion.api.Shape;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.Node;

/** Whether layers that look at all examples of a batch, as batch normalization does, go with the training. */
final class StatisticsChecks {
  private StatisticsChecks() {}

  static void require(PlacedExperiment asked, Graph graph) {
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.node(i);
      if (node.layer().statistics() > 0) {
        String name = "layer " + node.number() + ", '" + node.layer().name() + "',";
        requireNoLeastSquares(asked, name);
        requireSeveralRows(asked, name, graph.shape(i));
      }
    }
  }

  private static void requireNoLeastSquares(PlacedExperiment asked, String layer) {
    if (asked.experiment().trainer().instance().demands().contains(Demand.LEAST_SQUARES)) {
      throw asked.problem("trainer.use", asked.experiment().trainer().type() + " needs outputs that follow from one"
          + " example alone, but " + layer + " looks at all of a batch",
          "choose another trainer, such as rprop or adam, or another layer, such as layer-norm");
    }
  }

  private static void requireSeveralRows(PlacedExperiment asked, String layer, Shape shape) {
    if (shape instanceof Shape.Row && asked.experiment().training().batchSize().orElse(0) == 1) {
      throw asked.problem("training.batch-size", layer + " compares the examples of a batch, but 'training.batch-size'"
          + " is 1", "write a larger batch size, such as 32, or choose layer-norm");
    }
  }
}
