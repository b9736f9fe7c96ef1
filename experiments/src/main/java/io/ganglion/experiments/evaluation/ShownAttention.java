package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.inspect.AttentionMaps;
import io.ganglion.engine.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** How much the steps of one example look at one another, in each head of each layer with attention. */
final class ShownAttention {
  /** Steps of the example, the last ones: a map has no room for more. */
  private static final int MOST_STEPS = 32;
  /** Maps of a report: those of the first layers. */
  private static final int MOST = 8;
  /** A weight is a whole number of these parts. */
  private static final int PARTS = 255;

  private ShownAttention() {}

  /** Of the first example of a part; empty if the network has no attention. */
  static Optional<JsonObject> of(Model model, Examples examples) {
    if (examples.shapes().stream().noneMatch(Shape::isSequence)) {
      return Optional.empty();
    }
    Examples one = examples.some(0).lastSteps(MOST_STEPS);
    SortedMap<Integer, List<double[]>> layers = AttentionMaps.of(model.network(), model.parameters(), one);
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    JsonArray maps = new JsonArray();
    int all = 0;
    for (Map.Entry<Integer, List<double[]>> layer : layers.entrySet()) {
      for (int head = 0; head < layer.getValue().size(); head++, all++) {
        if (all < MOST) {
          maps.add(map(layer.getKey(), head + 1, layer.getValue().get(head)));
        }
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty("steps", examples.some(0).inputs(0).rows(0));
    json.addProperty("shown", one.inputs(0).rows(0));
    json.addProperty("heads", all);
    json.add("tokens", tokens(model, one));
    json.add("maps", maps);
    return Optional.of(json);
  }

  private static JsonObject map(int layer, int head, double[] weights) {
    JsonArray parts = new JsonArray();
    Arrays.stream(weights).mapToLong(weight -> Math.round(weight * PARTS)).forEach(parts::add);
    JsonObject json = new JsonObject();
    json.addProperty("layer", layer);
    json.addProperty("head", head);
    json.add("weights", parts);
    return json;
  }

  /** What is written at each step; none if the steps are no tokens of a text. */
  private static JsonArray tokens(Model model, Examples one) {
    JsonArray tokens = new JsonArray();
    Optional<TextEncoding> text = model.preprocessing().targets().get(0) instanceof NextTokenEncoding next
        ? Optional.of(next.text())
        : model.preprocessing().inputsOfNetwork().get(0).columns().get(0) instanceof TextEncoding encoding
            ? Optional.of(encoding) : Optional.empty();
    if (text.isPresent() && one.inputs(0).shape() instanceof Shape.Tokens) {
      Arrays.stream(one.inputs(0).example(0)).forEach(token -> tokens.add(text.get().vocabulary().token((int) token)));
    }
    return tokens;
  }
}
