package io.ganglion.engine.network;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.settings.Precision;

/**
 * What layers keep of the training examples, such as the means and variances of batch normalization: a function of the
 * parameters ("precise batch norm": Wu and Johnson, "Rethinking 'Batch' in BatchNorm", 2021), so that nothing is
 * averaged on the way and no checkpoint has to hold it.
 *
 * <p>At most {@value #MOST} examples, evenly spread, go through the network chunk by chunk as in training, but for
 * random numbers; what each layer measures is added up row by row. In double precision, by one thread.
 */
public final class Population {
  private static final int MOST = 1024;

  private final Graph graph;
  private final Examples examples;
  private final NetworkPass pass;
  private final ExampleRows rows;
  private final Parameters shown = new Parameters(Precision.FLOAT64);

  /** @param training at least one example */
  public Population(Graph graph, Examples training) {
    this.graph = graph.withStatistics();
    this.examples = training.spread(MOST);
    this.pass = new NetworkPass(this.graph, Arithmetic.in(Precision.FLOAT64, Kernels.best()));
    this.rows = new ExampleRows(examples, Precision.FLOAT64);
  }

  /** The statistics at these parameters, by node; empty arrays for layers without any. */
  public double[][] at(double[] parameters) {
    double[][] statistics = new double[graph.nodes().size()][];
    for (int node = 0; node < statistics.length; node++) {
      statistics[node] = new double[graph.node(node).layer().statistics()];
    }
    long[] counts = new long[statistics.length];
    shown.show(parameters);
    shown.expect(Integer.MAX_VALUE);
    for (int from = 0; from < examples.count(); from += graph.chunk()) {
      rows.show(pass, null, from, Math.min(graph.chunk(), examples.count() - from), false, 0);
      pass.forward(shown);
      for (int node = 0; node < statistics.length; node++) {
        if (statistics[node].length > 0) {
          counts[node] += pass.measure(node, statistics[node]);
        }
      }
    }
    for (int node = 0; node < statistics.length; node++) {
      for (int j = 0; j < statistics[node].length; j++) {
        statistics[node][j] /= counts[node];
      }
    }
    return statistics;
  }
}
