package io.ganglion.experiments.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A few sequences with what is predicted of them: of each step, or of the whole sequence beside its inputs. */
final class SequenceFigures {
  private static final double HEIGHT = 230;
  /** More labels have no room beside one another. */
  private static final int MOST_LABELS = 14;
  private static final int MOST_DOTS = 60;
  private static final String FIRST = "first";

  private SequenceFigures() {}

  /** @param sequences as an evaluation describes them */
  static List<Element> of(JsonObject sequences) {
    boolean perStep = sequences.get("perStep").getAsBoolean();
    String column = JsonNumbers.text(sequences, "column");
    List<JsonObject> shown = JsonNumbers.objects(sequences.get("shown"));
    List<String> labels = labels(shown);
    List<Element> figures = new ArrayList<>();
    for (JsonObject sequence : shown) {
      if (!perStep) {
        figures.addAll(inputs(sequence, column));
      } else if (labels.isEmpty()) {
        figures.add(numbers(sequence, column));
      } else if (labels.size() <= MOST_LABELS) {
        figures.add(labels(sequence, column, labels));
      }
    }
    return figures;
  }

  /** All that occur, in their order; none if the target is numbers. */
  private static List<String> labels(List<JsonObject> shown) {
    return List.copyOf(new TreeSet<>(shown.stream().flatMap(sequence -> Stream.of("actual", "predicted")
        .flatMap(name -> JsonNumbers.elements(sequence.get(name)).stream())).filter(SequenceFigures::isText)
        .map(JsonElement::getAsString).toList()));
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  private static String title(JsonObject sequence) {
    return sequence.has("name") ? Plot.shortened("Sequence " + JsonNumbers.text(sequence, "name"), 300)
        : "Sequence " + Format.grouped(JsonNumbers.whole(sequence, "number")) + " of the part";
  }

  private static String steps(JsonObject sequence) {
    int first = JsonNumbers.whole(sequence, FIRST);
    int steps = JsonNumbers.whole(sequence, "steps");
    return first == 1 ? Format.count(steps, "step") : "the last " + Format.count(steps - first + 1, "step") + " of "
        + Format.grouped(steps);
  }

  private static double[] stepNumbers(JsonObject sequence, int count) {
    int first = JsonNumbers.whole(sequence, FIRST);
    return IntStream.range(0, count).mapToDouble(i -> first + i).toArray();
  }

  private static AxisScale across(double[] steps) {
    return steps.length == 1 ? new AxisScale(steps[0] - 1, steps[0], false)
        : AxisScale.linear(Arrays.stream(steps));
  }

  /** The inputs as lines, and in words what the sequence is and is predicted to be. */
  private static List<Element> inputs(JsonObject sequence, String target) {
    List<JsonObject> columns = JsonNumbers.objects(sequence.get("inputs"));
    if (columns.isEmpty()) {
      return List.of();
    }
    List<double[]> lines = columns.stream().map(column -> JsonNumbers.numbers(column.get("values"))).toList();
    List<String> names = columns.stream().map(column -> JsonNumbers.text(column, "column")).toList();
    double[] steps = stepNumbers(sequence, lines.get(0).length);
    AxisScale y = AxisScale.linear(lines.stream().flatMapToDouble(Arrays::stream)).padded(0.03);
    Plot plot = new Plot("inputs of a sequence", Plot.WIDTH, HEIGHT, across(steps), y).roomOnTheRight(70)
        .axes("step", lines.size() == 1 ? Plot.shortened(names.get(0), 200) : "");
    List<String> classes = IntStream.range(0, lines.size()).mapToObj(i -> "c" + i).toList();
    for (int i = 0; i < lines.size(); i++) {
      line(plot, classes.get(i), steps, lines.get(i));
    }
    plot.endLabels(classes, names, lines.stream().map(Plot::last).toList());
    for (int step = 0; step < steps.length; step++) {
      StringBuilder text = new StringBuilder("step " + (int) steps[step]);
      for (int i = 0; i < lines.size(); i++) {
        if (step < lines.get(i).length) {
          text.append('\n').append(names.get(i)).append(' ').append(Format.measure(lines.get(i)[step]));
        }
      }
      plot.hover(steps[step], Double.NaN, text.toString());
    }
    return List.of(Parts.figure(title(sequence), steps(sequence) + "; " + target + ": true " + value(sequence, "actual")
        + ", predicted " + value(sequence, "predicted") + ".", plot.element()));
  }

  /** With dots at the steps where there is room for them: a step beside ones without a target is a dot alone. */
  private static void line(Plot plot, String classes, double[] steps, double[] values) {
    plot.line(classes, steps, values);
    if (steps.length <= MOST_DOTS) {
      plot.dots("many " + classes, steps, values);
    }
  }

  private static String value(JsonObject sequence, String name) {
    JsonArray values = JsonNumbers.array(sequence, name);
    if (values.isEmpty()) {
      return "–";
    }
    JsonElement value = values.get(0);
    return isText(value) ? "'" + value.getAsString() + "'" : Format.measure(JsonNumbers.number(value));
  }

  private static Element numbers(JsonObject sequence, String target) {
    double[] actual = JsonNumbers.numbers(sequence.get("actual"));
    double[] predicted = JsonNumbers.numbers(sequence.get("predicted"));
    double[] steps = stepNumbers(sequence, actual.length);
    AxisScale y = AxisScale.linear(DoubleStream.concat(Arrays.stream(actual), Arrays.stream(predicted))).padded(0.03);
    Plot plot = new Plot("predicted and true values of a sequence", Plot.WIDTH, HEIGHT, across(steps), y)
        .roomOnTheRight(70).axes("step", Plot.shortened(target, 200));
    line(plot, "ink", steps, actual);
    line(plot, "c2", steps, predicted);
    plot.endLabels(List.of("ink", "c2"), List.of("true", "predicted"),
        List.of(Plot.last(actual), Plot.last(predicted)));
    for (int i = 0; i < Math.min(steps.length, predicted.length); i++) {
      plot.hover(steps[i], Double.NaN, "step " + (int) steps[i] + "\ntrue " + Format.measure(actual[i])
          + "\npredicted " + Format.measure(predicted[i]));
    }
    return Parts.figure(title(sequence), steps(sequence) + ".", plot.element());
  }

  /** A line for each label: what a step is, as a ring, and what it is predicted to be, as a dot. */
  private static Element labels(JsonObject sequence, String target, List<String> labels) {
    double[] actual = places(sequence, "actual", labels);
    double[] predicted = places(sequence, "predicted", labels);
    double[] steps = stepNumbers(sequence, Math.min(actual.length, predicted.length));
    double widest = labels.stream().mapToDouble(Plot::width).max().orElse(0);
    AxisScale x = across(steps);
    Plot plot = new Plot("predicted and true labels of a sequence", Plot.WIDTH, HEIGHT, x,
        new AxisScale(-0.5, labels.size() - 0.5, false)).roomOnTheLeft(14 + Math.min(90, widest)).xAxis("step");
    for (int i = 0; i < labels.size(); i++) {
      plot.across("grid", x.low(), i, x.high(), i);
      plot.add(Plot.text(plot.left() - 6, plot.py(i) + 4, "end", "tick", Plot.shortened(labels.get(i), 90)));
    }
    int right = 0;
    int counted = 0;
    for (int i = 0; i < steps.length; i++) {
      if (!Double.isNaN(actual[i])) {
        counted++;
        right += actual[i] == predicted[i] ? 1 : 0;
        plot.add(Element.of("circle").classes("ring").with("cx", plot.px(steps[i])).with("cy", plot.py(actual[i]))
            .with("r", 5));
        plot.hover(steps[i], Double.NaN, "step " + (int) steps[i] + "\ntrue " + labels.get((int) actual[i])
            + "\npredicted " + labels.get((int) predicted[i]));
      }
    }
    plot.dots("c2", steps, predicted);
    return Parts.figure(title(sequence), steps(sequence) + "; " + target + ": rings are true, dots predicted; "
        + right + " of " + counted + " are right.", plot.element());
  }

  private static double[] places(JsonObject sequence, String name, List<String> labels) {
    return JsonNumbers.elements(sequence.get(name)).stream()
        .mapToDouble(value -> value.isJsonNull() ? Double.NaN : labels.indexOf(value.getAsString())).toArray();
  }
}
