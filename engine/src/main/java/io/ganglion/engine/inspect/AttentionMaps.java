package io.ganglion.engine.inspect;

import io.ganglion.api.Values;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.settings.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much the steps of one sequence look at one another, in every layer with attention. */
public final class AttentionMaps {
  private AttentionMaps() {}

  /**
   * By number of the layer, for each of its heads a square of weights: a row for each step, and in it a weight for each
   * step that is looked at. Empty if no layer has attention.
   *
   * @param one a single example
   */
  public static SortedMap<Integer, List<double[]>> of(Network network, double[] parameters, Examples one) {
    if (one.count() != 1) {
      throw new IllegalArgumentException("attention is that of one example, not of " + one.count());
    }
    network.graph().requireFitting(parameters);
    network.graph().requireStatistics();
    NetworkPass pass = new NetworkPass(network.graph(), Arithmetic.in(Precision.FLOAT64, Kernels.best()));
    Parameters shown = new Parameters(Precision.FLOAT64);
    shown.show(parameters);
    new ExampleRows(one, Precision.FLOAT64).show(pass, null, 0, 1, false, 0);
    pass.forward(shown);
    SortedMap<Integer, List<double[]>> maps = new TreeMap<>();
    for (LayerInfo layer : network.layers()) {
      List<double[]> heads = new ArrayList<>();
      if (layer.node() < network.graph().last()) {
        pass.attention(layer.node()).forEach(weights -> heads.add(square(weights)));
      }
      if (!heads.isEmpty()) {
        maps.put(layer.number(), heads);
      }
    }
    return maps;
  }

  private static double[] square(Values weights) {
    int steps = weights.rows();
    double[] square = new double[steps * steps];
    for (int row = 0; row < steps; row++) {
      System.arraycopy(weights.doubles(), weights.at() + row * weights.columns(), square, row * steps, steps);
    }
    return square;
  }
}
