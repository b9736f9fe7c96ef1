package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The increase of a model's loss if the values of one input column are shuffled among the examples, or of sequences
 * among all steps (Breiman, 2001; Fisher, Rudin and Dominici, 2019): it measures what the column matters to this model,
 * not to the target. Columns with the same information share it.
 */
final class PermutationImportance {
  private static final int SHUFFLES = 5;
  private static final int MOST_EXAMPLES = 1000;
  private static final int LEAST_EXAMPLES = 20;
  /** Multiplications for all of it: well below a second. */
  private static final double WORK = 3e8;

  private PermutationImportance() {}

  /** Empty if it would take long, as with images, or there are too few examples. */
  static Optional<JsonObject> of(Model model, Examples all, long seed) {
    List<ColumnEncoding> inputs = model.preprocessing().inputs();
    double ofOne = (double) SHUFFLES * inputs.size() * model.network().parameterCount();
    int most = (int) Math.min(MOST_EXAMPLES, WORK / ofOne);
    if (Math.min(most, all.count()) < LEAST_EXAMPLES) {
      return Optional.empty();
    }
    Examples examples = all.spread(most);
    double loss = model.loss(examples);
    JsonArray columns = new JsonArray();
    int at = 0;
    for (int column = 0; column < inputs.size(); column++) {
      int width = inputs.get(column).width();
      double[] rises = new double[SHUFFLES];
      for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
        int[] order = IntStream.range(0, examples.inputs().length / examples.inputWidth()).toArray();
        Randomness.shuffle(order, Randomness.of(seed, Randomness.Purpose.IMPORTANCE,
            (long) column * SHUFFLES + shuffle));
        rises[shuffle] = model.loss(shuffled(examples, at, width, order)) - loss;
      }
      Arrays.sort(rises);
      JsonObject json = new JsonObject();
      json.addProperty("column", inputs.get(column).column());
      json.add("least", Rounded.number(rises[0]));
      json.add("median", Rounded.number(rises[SHUFFLES / 2]));
      json.add("greatest", Rounded.number(rises[SHUFFLES - 1]));
      columns.add(json);
      at += width;
    }
    JsonObject json = new JsonObject();
    json.addProperty("examples", examples.count());
    json.addProperty("shuffles", SHUFFLES);
    json.add("loss", Rounded.number(loss));
    json.add("columns", columns);
    return Optional.of(json);
  }

  private static Examples shuffled(Examples examples, int at, int width, int[] order) {
    int stride = examples.inputWidth();
    double[] inputs = examples.inputs().clone();
    for (int row = 0; row < order.length; row++) {
      System.arraycopy(examples.inputs(), order[row] * stride + at, inputs, row * stride + at, width);
    }
    return examples.withInputs(inputs);
  }
}
