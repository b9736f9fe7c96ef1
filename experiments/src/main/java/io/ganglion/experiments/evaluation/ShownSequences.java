package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Sequences;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A few sequences of a part, evenly spread, with what the model says of them, as a report draws them. */
final class ShownSequences {
  private static final int MOST = 4;
  /** Of longer ones the end is shown: a line has no room for more points. */
  private static final int MOST_STEPS = 300;
  private static final int MOST_INPUTS = 3;

  private final Model model;
  private final Examples examples;
  /** Those that are shown. */
  private final Examples some;
  private final double[] outputs;

  private ShownSequences(Model model, Examples examples, int[] shown) {
    this.model = model;
    this.examples = examples;
    this.some = examples.some(shown);
    this.outputs = model.network().outputs(model.parameters(), some);
  }

  /**
   * Those of a part; empty if its examples aren't sequences of numbers, or are cut from one series.
   *
   * @param part its name
   */
  static Optional<JsonObject> of(Model model, PreparedData data, String part, Examples examples) {
    if (!(examples.shape() instanceof Shape.Steps) || !examples.hasNumbers() || data.windows().isPresent()) {
      return Optional.empty();
    }
    int count = Math.min(MOST, examples.count());
    int[] shown = IntStream.range(0, count).map(i -> (int) ((long) i * examples.count() / count)).toArray();
    return Optional.of(new ShownSequences(model, examples, shown).json(shown, names(data, part, examples)));
  }

  private JsonObject json(int[] shown, Map<Integer, String> names) {
    JsonObject json = new JsonObject();
    json.addProperty("perStep", examples.isPerStep());
    json.addProperty("column", model.preprocessing().targets().get(0).column());
    JsonArray sequences = new JsonArray();
    int row = 0;
    for (int e = 0; e < shown.length; e++) {
      JsonObject sequence = new JsonObject();
      Optional.ofNullable(names.get(shown[e])).ifPresent(name -> sequence.addProperty("name", name));
      sequence.addProperty("number", shown[e] + 1);
      int steps = some.rows(e);
      int first = Math.max(0, steps - MOST_STEPS);
      sequence.addProperty("steps", steps);
      sequence.addProperty("first", first + 1);
      if (!examples.isPerStep()) {
        sequence.add("inputs", inputs(e, first));
      }
      row = addTargets(sequence, e, examples.isPerStep() ? first : 0, row);
      sequences.add(sequence);
    }
    json.add("shown", sequences);
    return json;
  }

  /** The first columns of numbers, in their own units. */
  private JsonArray inputs(int example, int first) {
    JsonArray inputs = new JsonArray();
    double[] values = some.input(example);
    int width = some.inputWidth();
    int at = 0;
    for (ColumnEncoding input : model.preprocessing().inputs()) {
      if (input instanceof NumberEncoding number && inputs.size() < MOST_INPUTS) {
        double[] numbers = Metrics.numbers(number, values.length / width, values, at, width);
        JsonObject column = new JsonObject();
        column.addProperty("column", number.column());
        column.add("values", Rounded.numbers(Arrays.copyOfRange(numbers, first, numbers.length)));
        inputs.add(column);
      }
      at += input.width();
    }
    return inputs;
  }

  /**
   * Adds what the first target is and what is predicted, of each step or of all.
   *
   * @param row the first of the example in the outputs, which have rows for targets that count
   * @return the first row of the next example
   */
  private int addTargets(JsonObject sequence, int example, int first, int row) {
    JsonArray actual = new JsonArray();
    JsonArray predicted = new JsonArray();
    double[] targets = some.target(example);
    int next = row;
    for (int r = 0; r < some.targetRows(example); r++) {
      boolean counts = some.counts(example, r);
      if (r >= first && counts) {
        add(actual, model.preprocessing().decode(targets, r).get(0));
        add(predicted, model.preprocessing().decode(outputs, next).get(0));
      } else if (r >= first) {
        actual.add(JsonNull.INSTANCE);
        predicted.add(JsonNull.INSTANCE);
      }
      next += counts ? 1 : 0;
    }
    sequence.add("actual", actual);
    sequence.add("predicted", predicted);
    return next;
  }

  private static void add(JsonArray to, Prediction prediction) {
    if (prediction instanceof NumberPrediction number) {
      to.add(Rounded.number(number.value()));
    } else if (prediction instanceof CategoryPrediction category) {
      to.add(category.label());
    }
  }

  /** The ids of the examples of a part, by number; none of a part from a file of its own, or that was cut. */
  private static Map<Integer, String> names(PreparedData data, String part, Examples examples) {
    Map<Integer, String> names = new HashMap<>();
    if (data.sequences().isEmpty()) {
      return names;
    }
    Sequences sequences = data.sequences().get();
    int[] rows = part.equals("test") ? data.rows().test() : part.equals("validation") ? data.rows().validation()
        : data.rows().train();
    Map<Integer, Integer> sequenceOf = new HashMap<>();
    List<Integer> firstRows = IntStream.of(sequences.firstRows()).boxed().toList();
    for (int i = 0; i < firstRows.size(); i++) {
      sequenceOf.put(firstRows.get(i), i);
    }
    int at = 0;
    for (int e = 0; e < examples.count() && at < rows.length; e++) {
      int sequence = sequenceOf.getOrDefault(rows[at], -1);
      if (sequence < 0 || sequences.length(sequence) != examples.rows(e)) {
        return Map.of();
      }
      names.put(e, sequences.ids().get(sequence));
      at += sequences.length(sequence);
    }
    return names;
  }
}
