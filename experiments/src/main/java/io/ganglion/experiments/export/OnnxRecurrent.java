package io.ganglion.experiments.export;

import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import io.ganglion.engine.LayerInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recurrent layer as ONNX's own operator, in one direction. ONNX takes weights with a row for each unit, and a second
 * row of biases for the recurrent product.
 */
final class OnnxRecurrent {
  private final OnnxGraph graph;
  private final LayerInfo info;
  private final double[] parameters;

  OnnxRecurrent(OnnxGraph graph, LayerInfo info, double[] parameters) {
    this.graph = graph;
    this.info = info;
    this.parameters = parameters;
  }

  /** @param x a tensor of examples, steps and features */
  String of(RowsExpression.Scan scan, String x) {
    RowsExpression.Recurrent layer = scan.standard().orElseThrow();
    int units = layer.recurrent().rows();
    int columns = layer.recurrent().columns();
    double[] biases = new double[2 * columns];
    System.arraycopy(parameters, info.from(layer.biases()), biases, 0, columns);
    layer.recurrentBiases().ifPresent(own -> System.arraycopy(parameters, info.from(own), biases,
        2 * columns - own.columns(), own.columns())); // those of the last gate
    Map<String, Object> attributes = new TreeMap<>(Map.of("hidden_size", units));
    if (scan.isBackward()) {
      attributes.put("direction", "reverse");
    }
    layer.function().ifPresent(function -> attributes.put("activations", List.of(function)));
    if (layer.recurrentBiases().isPresent()) {
      attributes.put("linear_before_reset", 1);
    }
    String stepsFirst = graph.node("Transpose", Map.of("perm", List.of(1, 0, 2)), x);
    List<String> outputs = graph.nodes(layer.operator(), attributes, 2, stepsFirst, transposed(layer.weights()),
        transposed(layer.recurrent()), graph.matrix(biases, 0, 1, 2 * columns));
    // all: steps, directions, examples, units; last: directions, examples, units
    return scan.givesAll() ? graph.node("Transpose", Map.of("perm", List.of(1, 0, 2)),
            graph.node("Squeeze", outputs.get(0), graph.integers(1)))
        : graph.node("Squeeze", outputs.get(1), graph.integers(0));
  }

  private String transposed(Block block) {
    double[] turned = new double[block.size()];
    int from = info.from(block);
    for (int row = 0; row < block.rows(); row++) {
      for (int column = 0; column < block.columns(); column++) {
        turned[column * block.rows() + row] = parameters[from + row * block.columns() + column];
      }
    }
    return graph.matrix(turned, 0, 1, block.columns(), block.rows());
  }
}
