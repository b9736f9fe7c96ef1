package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Layers from left to right, a circle for each unit; of large layers, the first and the last ones. */
final class NetworkDrawing {
  private static final int MOST_UNITS = 10;
  private static final int MOST_LAYERS = 7;
  /** Chosen: no network that is drawn with the names of its inputs has more. */
  private static final int MOST_NAMES = 100_000;
  private static final double UNIT = 22;
  /** The kind of a node that adds its inputs. */
  private static final String ADD = "add";

  private final List<Integer> sizes = new ArrayList<>();
  private final List<JsonObject> layers;
  private final List<String> inputs;
  private final List<String> outputs;
  private final boolean hasShortcuts;
  /** Layers whose outputs are added: those of the first to those of the second. */
  private final List<Addition> additions;
  /** By layer; null where each unit sees one unit alone. */
  private final List<@Nullable Weights> weights;
  /** Null where the network is too large to be drawn with its weights. */
  private final double @Nullable [] parameters;
  private final double height;
  private final double left;
  private final double right;

  /** A matrix of weights from the layer before to one that is drawn, as it lies in the flat vector. */
  private record Weights(int from, int rows, int columns) {}

  /** Which layers, 0 being the inputs, a residual block begins behind and ends with. */
  private record Addition(int from, int to) {}

  private NetworkDrawing(List<JsonObject> layers, List<JsonObject> graph, Optional<JsonObject> evaluation) {
    this.layers = layers;
    sizes.add(JsonNumbers.whole(layers.get(0), "inputs"));
    layers.forEach(layer -> sizes.add(JsonNumbers.whole(layer, "units")));
    inputs = evaluation.map(json -> names(json, "inputs")).orElse(List.of());
    outputs = evaluation.map(json -> names(json, "outputs")).orElse(List.of());
    hasShortcuts = graph.stream().anyMatch(node -> JsonNumbers.array(node, "inputs").size() > 1
        && !JsonNumbers.text(node, "kind").equals(ADD));
    additions = additions(graph);
    weights = weights(graph);
    parameters = evaluation.filter(json -> json.has("parameters") && !hasShortcuts && additions.isEmpty()
            && weights.size() == layers.size())
        .map(json -> JsonNumbers.numbers(json.get("parameters"))).filter(this::holds).orElse(null);
    height = 40 + UNIT * Math.max(3, sizes.stream().mapToInt(NetworkDrawing::drawn).max().orElse(1));
    left = 14 + room(inputs, sizes.get(0));
    right = 14 + room(outputs, sizes.get(sizes.size() - 1));
  }

  /** Whether every matrix is as large as its layers, and lies within the vector. */
  private boolean holds(double[] vector) {
    for (int i = 0; i < weights.size(); i++) {
      Weights matrix = weights.get(i);
      if (matrix != null && (matrix.rows != sizes.get(i) || matrix.columns != sizes.get(i + 1) || matrix.from < 0
          || matrix.from + (long) matrix.rows * matrix.columns > vector.length)) {
        return false;
      }
    }
    return true;
  }

  private static List<Addition> additions(List<JsonObject> graph) {
    List<Addition> additions = new ArrayList<>();
    for (JsonObject node : graph) {
      List<JsonObject> inputs = JsonNumbers.objects(node.get("inputs"));
      if (JsonNumbers.text(node, "kind").equals(ADD) && inputs.size() == 2) {
        additions.add(new Addition(layer(graph, inputs.get(0)), layer(graph, inputs.get(1))));
      }
    }
    return additions;
  }

  /** The layer with parameters whose outputs an input is made of; 0 for the inputs of the network. */
  private static int layer(List<JsonObject> graph, JsonObject input) {
    int layer = 0;
    int end = Math.max(0, Math.min(graph.size(), JsonNumbers.whole(input, "node") + 1));
    for (JsonObject node : graph.subList(0, end)) {
      layer += JsonNumbers.objects(node.get("blocks")).isEmpty() ? 0 : 1;
    }
    return layer;
  }

  /** Of each node with parameters, in order; null for one without a matrix from every unit to every unit. */
  private static List<@Nullable Weights> weights(List<JsonObject> graph) {
    List<@Nullable Weights> weights = new ArrayList<>();
    for (JsonObject node : graph) {
      List<JsonObject> blocks = JsonNumbers.objects(node.get("blocks"));
      if (!blocks.isEmpty()) {
        weights.add(blocks.stream().filter(block -> JsonNumbers.text(block, "role").equals("weights"))
            .map(block -> new Weights(JsonNumbers.whole(block, "from"), JsonNumbers.whole(block, "rows"),
                JsonNumbers.whole(block, "columns")))
            .findFirst().orElse(null));
      }
    }
    return weights;
  }

  /** A name for each number that goes in or out. */
  private static List<String> names(JsonObject evaluation, String side) {
    List<String> names = new ArrayList<>();
    for (JsonObject column : JsonNumbers.objects(evaluation.get(side))) {
      String name = JsonNumbers.text(column, "column");
      if (column.has("labels")) {
        names.addAll(JsonNumbers.texts(column.get("labels")));
      } else {
        int width = JsonNumbers.whole(column, "width");
        for (int i = 1; i <= width && names.size() < MOST_NAMES; i++) {
          names.add(width == 1 ? name : name + " " + i);
        }
      }
    }
    return names;
  }

  private static double room(List<String> names, int size) {
    return names.size() != size ? 0 : Math.min(90, names.stream().mapToDouble(Plot::width).max().orElse(0) + 6);
  }

  /**
   * The drawing.
   *
   * @param layers those with parameters, as {@code diagnosis.json} has them
   * @param graph all nodes, as the manifest has them; empty if it has none
   */
  static Element of(List<JsonObject> layers, List<JsonObject> graph, Optional<JsonObject> evaluation) {
    if (layers.size() > MOST_LAYERS) {
      return Parts.figure("Drawing", "left out: " + layers.size() + " layers.");
    }
    NetworkDrawing drawing = new NetworkDrawing(layers, graph, evaluation);
    return Parts.figure("Drawing", (drawing.parameters == null ? "every unit is connected to all units of the layer"
        + " before it"
        : "thicker lines are larger weights, blue ones positive, red ones negative")
        + (drawing.hasShortcuts ? "; not drawn: every layer also gets the inputs and the outputs of all earlier"
        + " layers." : drawing.additions.isEmpty() ? "."
            : "; a line below goes from what enters a residual block to where it is added."), drawing.svg());
  }

  private static int drawn(int units) {
    return Math.min(units, MOST_UNITS);
  }

  private Element svg() {
    Element svg = Element.of("svg").classes("plot").with("viewBox", "0 0 " + PixelLengths.text(Plot.WIDTH) + " "
        + PixelLengths.text(height)).with("width", Plot.WIDTH).with("height", height).with("role", "img")
        .with("aria-label", "drawing of the network");
    edges(svg);
    for (Addition addition : additions) {
      svg.add(Element.of("path").classes("edge").with("d", "M" + PixelLengths.text(x(addition.from)) + " "
          + PixelLengths.text(height - 14) + "Q" + PixelLengths.text((x(addition.from) + x(addition.to)) / 2) + " "
          + PixelLengths.text(height + 8) + " " + PixelLengths.text(x(addition.to)) + " "
          + PixelLengths.text(height - 14)));
    }
    for (int layer = 0; layer < sizes.size(); layer++) {
      units(svg, layer);
    }
    return svg;
  }

  private double x(int layer) {
    return left + (Plot.WIDTH - left - right) * layer / (sizes.size() - 1);
  }

  private double y(int layer, int place) {
    int n = drawn(sizes.get(layer));
    return 28 + (height - 40) / 2 + UNIT * (place - (n - 1) / 2.0);
  }

  /** Which unit is drawn at a place; -1 for the dots that stand for those left out. */
  private int unit(int layer, int place) {
    int size = sizes.get(layer);
    if (size <= MOST_UNITS || place < MOST_UNITS - 2) {
      return place;
    }
    return place == MOST_UNITS - 2 ? -1 : size - 1;
  }

  private void units(Element svg, int layer) {
    boolean first = layer == 0;
    boolean last = layer == sizes.size() - 1;
    svg.add(Plot.text(x(layer), 11, first ? "start" : last ? "end" : "middle", "axis",
        first ? sizes.get(0) + (sizes.get(0) == 1 ? " input" : " inputs")
            : sizes.get(layer) + " " + Plot.shortened(JsonNumbers.text(layers.get(layer - 1), "activation"), 70)));
    for (int place = 0; place < drawn(sizes.get(layer)); place++) {
      int unit = unit(layer, place);
      if (unit < 0) {
        svg.add(Plot.text(x(layer), y(layer, place) + 4, "middle", "tick", "⋮"));
        continue;
      }
      svg.add(Element.of("circle").classes("unit").with("cx", x(layer)).with("cy", y(layer, place)).with("r", 6));
      if (first && inputs.size() == sizes.get(0)) {
        svg.add(Plot.text(x(0) - 10, y(0, place) + 4, "end", "tick", Plot.shortened(inputs.get(unit), left - 14)));
      } else if (last && outputs.size() == sizes.get(layer)) {
        svg.add(Plot.text(x(layer) + 10, y(layer, place) + 4, "start", "tick",
            Plot.shortened(outputs.get(unit), right - 14)));
      }
    }
  }

  private void edges(Element svg) {
    for (int layer = 1; layer < sizes.size(); layer++) {
      Weights matrix = weights.size() == layers.size() ? weights.get(layer - 1) : null;
      boolean isOneToOne = weights.size() == layers.size() && matrix == null;
      double most = parameters == null || matrix == null ? 0 : greatest(parameters, matrix);
      StringBuilder plain = new StringBuilder();
      for (int from = 0; from < drawn(sizes.get(layer - 1)); from++) {
        for (int to = 0; to < drawn(sizes.get(layer)); to++) {
          int input = unit(layer - 1, from);
          int unit = unit(layer, to);
          if (input < 0 || unit < 0 || isOneToOne && input != unit) {
            continue;
          }
          if (parameters == null || matrix == null) {
            plain.append('M').append(PixelLengths.text(x(layer - 1))).append(' ')
                .append(PixelLengths.text(y(layer - 1, from)))
                .append('L').append(PixelLengths.text(x(layer))).append(' ').append(PixelLengths.text(y(layer, to)));
          } else {
            double weight = parameters[matrix.from + input * matrix.columns + unit];
            svg.add(Plot.line(x(layer - 1), y(layer - 1, from), x(layer), y(layer, to),
                weight < 0 ? "weight c2" : "weight c0")
                .with("stroke-width", 0.3 + 3.2 * (most == 0 ? 0 : Math.abs(weight) / most)));
          }
        }
      }
      if (!plain.isEmpty()) {
        svg.add(Element.of("path").classes("edge").with("d", plain.toString()));
      }
    }
  }

  private static double greatest(double[] parameters, Weights matrix) {
    double greatest = 0;
    for (int i = matrix.from; i < matrix.from + matrix.rows * matrix.columns; i++) {
      greatest = Math.max(greatest, Math.abs(parameters[i]));
    }
    return greatest;
  }
}
