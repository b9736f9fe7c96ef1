package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A network with several inputs, each of them a line of boxes from left to right, one for each layer. */
final class BranchDrawing {
  private static final double LINE = 46;
  private static final double BOX = 30;
  private static final double GAP = 14;
  private static final double MOST = 110;
  private static final String UNITS = "units";

  private final List<JsonObject> graph;
  /** By node: what goes into it, if it is an input. */
  private final Map<Integer, String> inputs;
  /** By node: how many boxes stand before it, and on which line it stands. */
  private final int[] place;
  private final double[] line;
  private final double step;

  private BranchDrawing(List<JsonObject> graph, Map<Integer, String> inputs) {
    this.graph = graph;
    this.inputs = inputs;
    this.place = new int[graph.size()];
    this.line = new double[graph.size()];
    int last = 0;
    for (int node = 0; node < place.length; node++) {
      List<Integer> from = from(graph, node);
      if (from.isEmpty()) {
        line[node] = node;
      } else {
        boolean isBox = isBox(node);
        place[node] = from.stream().mapToInt(each -> place[each]).max().orElse(0) + (isBox ? 1 : 0);
        line[node] = from.stream().mapToDouble(each -> line[each]).average().orElse(0);
      }
      last = Math.max(last, place[node]);
    }
    this.step = (Plot.WIDTH - 4 + GAP) / (last + 1);
  }

  /** Whether a network has several inputs. */
  static boolean suits(List<JsonObject> graph) {
    return IntStream.range(0, graph.size()).filter(node -> from(graph, node).isEmpty()).count() > 1;
  }

  /** The drawing of such a network. */
  static Element of(List<JsonObject> graph, Optional<JsonObject> evaluation) {
    BranchDrawing drawing = new BranchDrawing(graph, inputs(graph, evaluation));
    return Parts.figure("Drawing", "each line is a branch; what branches give is put side by side; below each layer,"
        + " how many numbers it gives.", drawing.svg());
  }

  /** What goes into each input: the name of its column, or how many there are. */
  private static Map<Integer, String> inputs(List<JsonObject> graph, Optional<JsonObject> evaluation) {
    List<JsonObject> columns = evaluation.map(json -> JsonNumbers.objects(json.get("inputs"))).orElse(List.of());
    Map<Integer, String> names = new HashMap<>();
    int at = 0;
    for (int node = 0; node < graph.size(); node++) {
      if (from(graph, node).isEmpty()) {
        int first = at;
        for (long left = JsonNumbers.whole(graph.get(node), UNITS); left > 0 && at < columns.size(); at++) {
          left -= JsonNumbers.whole(columns.get(at), "width");
        }
        names.put(node, at == first + 1 ? JsonNumbers.text(columns.get(first), "column") : at - first + " columns");
      }
    }
    return names;
  }

  /** The nodes before it whose outputs it takes. */
  private static List<Integer> from(List<JsonObject> graph, int node) {
    return JsonNumbers.objects(graph.get(node).get("inputs")).stream().map(input -> JsonNumbers.whole(input, "node"))
        .filter(before -> before >= 0 && before < node).toList();
  }

  /** Activations are a matter of the layer before them. */
  private boolean isBox(int node) {
    return !JsonNumbers.text(graph.get(node), "kind").equals("activation");
  }

  private double x(int node) {
    return 2 + place[node] * step;
  }

  private double y(int node) {
    return 8 + line[node] * LINE;
  }

  private Element svg() {
    double height = 16 + LINE * inputs.size();
    double width = Math.min(MOST, step - GAP);
    Element svg = Element.of("svg").classes("plot").with("viewBox", "0 0 " + PixelLengths.text(Plot.WIDTH) + " "
        + PixelLengths.text(height)).with("width", Plot.WIDTH).with("height", height).with("role", "img")
        .with("aria-label", "drawing of the network's branches");
    for (int node = 0; node < graph.size(); node++) {
      if (isBox(node)) {
        for (int before : from(graph, node)) {
          svg.add(Plot.line(x(before) + width, y(before) + BOX / 2, x(node), y(node) + BOX / 2, "edge"));
        }
        String kind = JsonNumbers.text(graph.get(node), "kind");
        String shown = inputs.getOrDefault(node, kind.equals("concat") ? "side by side" : kind);
        svg.add(Element.of("rect").classes("unit").with("x", x(node)).with("y", y(node)).with("width", width)
            .with("height", BOX).add(Element.of("title", shown)));
        svg.add(Plot.text(x(node) + width / 2, y(node) + 13, "middle", "tick", Plot.shortened(shown, width - 4)));
        svg.add(Plot.text(x(node) + width / 2, y(node) + 25, "middle", "tick",
            String.valueOf(JsonNumbers.whole(graph.get(node), UNITS))));
      }
    }
    return svg;
  }
}
