package io.ganglion.experiments.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.TextColumn;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.data.PreparedData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which tokens of a few texts a prediction rests on: how much the predicted probability falls, or the predicted number,
 * if a token is left out of its text, one after the other. The texts are those whose predictions are worst, and some
 * that are evenly spread.
 */
final class WordInfluence {
  private static final int WORST = 3;
  private static final int SPREAD = 3;
  private static final int SHOWN = 6;
  /** Tokens of a text that are left out: the first ones. */
  private static final int MOST_TOKENS = 100;
  private static final int LONGEST = 300;
  /** Multiplications for all of it: well below a second. */
  private static final double WORK = 1e9;

  private final Model model;
  private final Examples examples;
  private final int input;
  private final TextEncoding text;

  /** @param input which of the network's inputs is the text */
  WordInfluence(Model model, Examples examples, int input) {
    this.model = model;
    this.examples = examples;
    this.input = input;
    this.text = (TextEncoding) model.preprocessing().inputsOfNetwork().get(input).columns().get(0);
  }

  /**
   * Of the first input that is a text; empty if there is none, or every step of the examples has a target.
   *
   * @param part the name of {@code examples} in the data
   */
  static Optional<JsonObject> of(Model model, PreparedData data, String part, Examples examples, double[] outputs) {
    List<InputColumns> inputs = model.preprocessing().inputsOfNetwork();
    Optional<Integer> input = IntStream.range(0, inputs.size()).filter(i -> inputs.get(i).isText()).boxed()
        .findFirst();
    if (input.isEmpty() || examples.isPerStep()) {
      return Optional.empty();
    }
    WordInfluence influence = new WordInfluence(model, examples, input.get());
    int[] rows = part.equals("test") ? data.rows().test()
        : part.equals("validation") ? data.rows().validation() : data.rows().train();
    Optional<Column> column = rows.length == examples.count() && data.sequences().isEmpty()
        ? data.source().table().column(influence.text.column()) : Optional.empty();
    JsonArray texts = new JsonArray();
    for (int example : influence.shown(outputs)) {
      texts.add(influence.json(example, outputs, column.map(each -> ((TextColumn) each).text(rows[example]))));
    }
    JsonObject json = new JsonObject();
    json.addProperty("column", influence.text.column());
    json.add("texts", texts);
    return Optional.of(json);
  }

  private Set<Integer> shown(double[] outputs) {
    Preprocessing preprocessing = model.preprocessing();
    Set<Integer> shown = new LinkedHashSet<>();
    if (first(preprocessing.decode(outputs, 0)) instanceof CategoryPrediction) {
      IntStream.range(0, examples.count()).boxed()
          .sorted(Comparator.comparingDouble(e -> trueProbability(outputs, e))).limit(WORST).forEach(shown::add);
    }
    for (int i = 0; i < SPREAD; i++) {
      shown.add((int) ((long) i * examples.count() / SPREAD));
    }
    return shown;
  }

  private static Prediction first(List<Prediction> targets) {
    return targets.get(0);
  }

  private double trueProbability(double[] outputs, int example) {
    CategoryPrediction predicted = (CategoryPrediction) first(model.preprocessing().decode(outputs, example));
    return probability(predicted, label(example));
  }

  private String label(int example) {
    return ((CategoryPrediction) first(model.preprocessing().decode(examples.target(example), 0))).label();
  }

  private static double probability(CategoryPrediction prediction, String label) {
    int at = prediction.labels().indexOf(label);
    return at < 0 || prediction.probabilities().length == 0 ? 0 : prediction.probabilities()[at];
  }

  private JsonObject json(int example, double[] outputs, Optional<String> written) {
    Prediction predicted = first(model.preprocessing().decode(outputs, example));
    double[] effects = effects(example);
    List<String> tokens = tokens(example, written);
    JsonArray moved = new JsonArray();
    IntStream.range(0, effects.length).boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(effects[i]))).limit(SHOWN).forEach(i -> {
          JsonObject token = new JsonObject();
          token.addProperty("token", tokens.get(i));
          token.addProperty("place", i + 1);
          token.add("effect", Rounded.number(effects[i]));
          moved.add(token);
        });
    JsonObject json = new JsonObject();
    String all = written.orElseGet(() -> String.join(" ", tokens));
    json.addProperty("text", all.length() <= LONGEST ? all
        : all.substring(0, all.offsetByCodePoints(0, all.codePointCount(0, LONGEST))) + "…");
    json.addProperty("predicted", predicted.text());
    json.addProperty("true", first(model.preprocessing().decode(examples.target(example), 0)) instanceof
        NumberPrediction number ? number.text() : label(example));
    json.add("tokens", moved);
    return json;
  }

  /** As they stand in the text where it is known; else as the vocabulary has them. */
  private List<String> tokens(int example, Optional<String> written) {
    return written.map(each -> text.tokenizer().split(each)).filter(each -> !each.isEmpty())
        .orElseGet(() -> Arrays.stream(indices(example)).mapToObj(text.vocabulary()::token).toList());
  }

  private int[] indices(int example) {
    return Arrays.stream(examples.inputs(input).example(example)).mapToInt(token -> (int) token).toArray();
  }

  /**
   * By how much the first target's predicted value is greater with each of the text's tokens than without it: the
   * probability of the label that is predicted of the whole text, or the number.
   */
  double[] effects(int example) {
    int[] tokens = indices(example);
    int most = (int) Math.max(1, Math.min(MOST_TOKENS,
        Math.sqrt(WORK / SHOWN / Math.max(1, model.network().parameterCount()))));
    int count = Math.min(tokens.length, most);
    double[] outputs = model.network().outputs(model.parameters(), without(example, tokens, count));
    Prediction whole = first(model.preprocessing().decode(outputs, count));
    double[] effects = new double[count];
    for (int i = 0; i < count; i++) {
      effects[i] = value(whole, whole) - value(first(model.preprocessing().decode(outputs, i)), whole);
    }
    return effects;
  }

  private static double value(Prediction prediction, Prediction whole) {
    return prediction instanceof NumberPrediction number ? number.value()
        : probability((CategoryPrediction) prediction, ((CategoryPrediction) whole).label());
  }

  /** The example without its first token, without its second, and so on; last, the whole. */
  private Examples without(int example, int[] tokens, int count) {
    int[] lengths = new int[count + 1];
    IntStream.Builder all = IntStream.builder();
    for (int i = 0; i <= count; i++) {
      for (int t = 0; t < tokens.length; t++) {
        if (t != i || i == count) {
          all.add(tokens[t]);
        }
      }
      lengths[i] = i == count ? tokens.length : tokens.length - 1;
      if (lengths[i] == 0) {
        all.add(Vocabulary.UNKNOWN); // what an empty text is
        lengths[i] = 1;
      }
    }
    int[] copies = new int[count + 1];
    Arrays.fill(copies, example);
    List<Inputs> inputs = new ArrayList<>();
    for (int i = 0; i < examples.allInputs().size(); i++) {
      inputs.add(i != input ? examples.inputs(i).some(copies) : new Inputs(
          new Shape.Tokens(text.vocabulary().size()), new Cells.Tokens(all.build().toArray()),
          Spans.ofLengths(lengths)));
    }
    return Examples.of(inputs, new Targets.Numbers(new double[(count + 1) * examples.targetWidth()],
        examples.targetWidth()));
  }
}
