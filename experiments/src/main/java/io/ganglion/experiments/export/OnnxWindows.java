package io.ganglion.experiments.export;

import io.ganglion.api.Block;
import io.ganglion.api.Patches;
import io.ganglion.api.RowsExpression;
import io.ganglion.engine.LayerInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Convolutions and pools as ONNX's own operators, which have the features before the lines and pixels, and for each
 * filter a kernel of its own.
 */
final class OnnxWindows {
  private final OnnxGraph graph;
  private final LayerInfo info;
  private final double[] parameters;

  OnnxWindows(OnnxGraph graph, LayerInfo info, double[] parameters) {
    this.graph = graph;
    this.info = info;
    this.parameters = parameters;
  }

  /**
   * The attributes of windows; empty where zeros around them depend on the size in a way that ONNX doesn't know: with a
   * stride, and places that are apart.
   */
  static Optional<Map<String, Object>> attributes(Patches patches) {
    Patches.Axis down = patches.down();
    Patches.Axis across = patches.across();
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put("kernel_shape", List.of(down.kernel(), across.kernel()));
    attributes.put("strides", List.of(down.stride(), across.stride()));
    if (isFixed(down) && isFixed(across)) {
      attributes.put("pads", List.of(before(down), before(across), behind(down), behind(across)));
    } else if (down.isSame() && across.isSame() && down.dilation() == 1 && across.dilation() == 1) {
      attributes.put("auto_pad", "SAME_UPPER");
    } else {
      return Optional.empty();
    }
    return Optional.of(attributes);
  }

  /** Whether the zeros are the same for all sizes. */
  private static boolean isFixed(Patches.Axis axis) {
    return !axis.isSame() || axis.stride() == 1;
  }

  private static int before(Patches.Axis axis) {
    return axis.isSame() ? (axis.reach() - 1) / 2 : axis.before();
  }

  private static int behind(Patches.Axis axis) {
    return axis.isSame() ? axis.reach() - 1 - before(axis) : axis.behind();
  }

  /** @param x a tensor of examples, rows and features */
  String convolution(RowsExpression.Convolution convolution, Map<String, Object> windows, String x) {
    Patches patches = convolution.patches();
    int features = convolution.x().columns();
    Map<String, Object> attributes = new TreeMap<>(windows);
    attributes.put("dilations", List.of(patches.down().dilation(), patches.across().dilation()));
    attributes.put("group", patches.groups());
    String weights = kernels(convolution.weights(), patches, features);
    String image = featuresFirst(x, patches, features);
    String y = convolution.biases()
        .map(biases -> graph.node("Conv", attributes, image, weights,
            graph.matrix(parameters, info.from(biases), biases.columns())))
        .orElseGet(() -> graph.node("Conv", attributes, image, weights));
    return rows(y, convolution.columns());
  }

  /** @param x a tensor of examples, rows and features */
  String pool(RowsExpression.Pool pool, Patches patches, Map<String, Object> windows, String x) {
    return rows(graph.node(pool.isMax() ? "MaxPool" : "AveragePool", windows,
        featuresFirst(x, patches, pool.columns())), pool.columns());
  }

  private String featuresFirst(String x, Patches patches, int features) {
    return graph.node("Transpose", Map.of("perm", List.of(0, 3, 1, 2)),
        graph.node("Reshape", x, graph.integers(0, -1, patches.width(), features)));
  }

  private String rows(String y, int columns) {
    return graph.node("Reshape", graph.node("Transpose", Map.of("perm", List.of(0, 2, 3, 1)), y),
        graph.integers(0, -1, columns));
  }

  private String kernels(Block weights, Patches patches, int features) {
    int part = features / patches.groups();
    int places = patches.down().kernel() * patches.across().kernel();
    int filters = weights.columns();
    int from = info.from(weights);
    double[] kernels = new double[filters * part * places];
    for (int filter = 0; filter < filters; filter++) {
      for (int feature = 0; feature < part; feature++) {
        for (int place = 0; place < places; place++) {
          kernels[(filter * part + feature) * places + place] =
              parameters[from + (place * part + feature) * filters + filter];
        }
      }
    }
    return graph.matrix(kernels, 0, filters, part, patches.down().kernel(), patches.across().kernel());
  }
}
