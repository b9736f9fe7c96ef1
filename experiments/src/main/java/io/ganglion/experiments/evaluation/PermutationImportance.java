package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.model.Model;
import io.ganglion.engine.random.Randomness;
import java.util.ArrayList;
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
    List<Place> places = places(model.preprocessing());
    for (int column = 0; column < inputs.size(); column++) {
      Inputs of = examples.inputs(places.get(column).input());
      double[] rises = new double[SHUFFLES];
      for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
        int[] order = IntStream.range(0, changePlacesWhole(of) ? of.count()
            : of.cells().size() / of.shape().features()).toArray();
        Randomness.shuffle(order, Randomness.of(seed, Randomness.Purpose.IMPORTANCE,
            (long) column * SHUFFLES + shuffle));
        rises[shuffle] = model.loss(shuffled(examples, places.get(column), order)) - loss;
      }
      Arrays.sort(rises);
      JsonObject json = new JsonObject();
      json.addProperty("column", inputs.get(column).column());
      json.add("least", Rounded.number(rises[0]));
      json.add("median", Rounded.number(rises[SHUFFLES / 2]));
      json.add("greatest", Rounded.number(rises[SHUFFLES - 1]));
      columns.add(json);
    }
    JsonObject json = new JsonObject();
    json.addProperty("examples", examples.count());
    json.addProperty("shuffles", SHUFFLES);
    json.add("loss", Rounded.number(loss));
    json.add("columns", columns);
    return Optional.of(json);
  }

  /** Which input of the network a column belongs to, and which of its numbers are the column's. */
  private record Place(int input, int at, int width) {}

  private static List<Place> places(Preprocessing preprocessing) {
    List<Place> places = new ArrayList<>();
    for (int input = 0; input < preprocessing.inputsOfNetwork().size(); input++) {
      int at = 0;
      for (ColumnEncoding column : preprocessing.inputsOfNetwork().get(input).columns()) {
        places.add(new Place(input, at, column.width()));
        at += column.width();
      }
    }
    return places;
  }

  /** Texts change places as a whole, numbers row by row. */
  private static boolean changePlacesWhole(Inputs inputs) {
    return inputs.shape() instanceof Shape.Tokens || inputs.shape() instanceof Shape.Grid;
  }

  private static Examples shuffled(Examples examples, Place place, int[] order) {
    Inputs all = examples.inputs(place.input());
    if (changePlacesWhole(all)) {
      return examples.withInput(place.input(), all.some(order));
    }
    int stride = all.shape().features();
    double[] numbers = new double[all.cells().size()];
    all.cells().copy(0, numbers.length, numbers, 0);
    for (int row = 0; row < order.length; row++) {
      all.cells().copy(order[row] * stride + place.at(), place.width(), numbers, row * stride + place.at());
    }
    return examples.withInput(place.input(), new Inputs(all.shape(), new Cells.Doubles(numbers), all.spans()));
  }
}
