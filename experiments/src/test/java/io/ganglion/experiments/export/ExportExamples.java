package io.ganglion.experiments.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.DateText;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Random examples for models, and what the models say of them. */
record ExportExamples(Model model, List<ExportExample> examples,
    List<Optional<List<List<Prediction>>>> predictions) {
  /** @param mostSteps of a sequence */
  static ExportExamples of(Model model, long seed, int count, int mostSteps) {
    SplittableRandom random = new SplittableRandom(seed);
    ExportExamples all = new ExportExamples(model, new ArrayList<>(), new ArrayList<>());
    boolean isOfSequences = model.network().inputShapes().stream()
        .anyMatch(shape -> shape instanceof Shape.Steps);
    while (all.examples.size() < count) {
      int steps = isOfSequences ? 1 + random.nextInt(mostSteps) : 1;
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        Map<String, Object> row = ExportSamples.row(model.preprocessing().inputs(), random);
        while (isOfSequences && random.nextInt(20) > 0 && !row.values().stream().allMatch(ExportExamples::isUsual)) {
          row = ExportSamples.row(model.preprocessing().inputs(), random);
        }
        rows.add(row);
      }
      if (rows.stream().allMatch(row -> model.preprocessing().inputs().stream()
          .allMatch(input -> isDate(input, row.get(input.column()))))) {
        all.add(rows, isOfSequences);
      }
    }
    return all;
  }

  /** Most steps are, for a single one that isn't decides what a sequence gives, or makes it unusable. */
  private static boolean isUsual(Object value) {
    return value instanceof Double number ? Math.abs(number) < 50 : value != null;
  }

  /** A date that is none can't be given to C. */
  private static boolean isDate(ColumnEncoding input, Object value) {
    return input.type() != Column.Type.DATE || value == null || !Double.isNaN(seconds(input, (String) value));
  }

  private static double seconds(ColumnEncoding input, String text) {
    return DateText.of(JavaExport.date(input).form().pattern()).parse(text);
  }

  private void add(List<Map<String, Object>> rows, boolean isOfSequences) {
    List<List<Object>> values = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      List<Object> ofRow = new ArrayList<>();
      for (ColumnEncoding input : model.preprocessing().inputs()) {
        Object value = row.get(input.column());
        ofRow.add(input.type() == Column.Type.DATE && value != null
            ? new ExportExample.Moment((String) value, seconds(input, (String) value))
            : value instanceof Image image ? image.values() : value);
      }
      values.add(ofRow);
    }
    examples.add(new ExportExample(values));
    predictions.add(isOfSequences ? ofSequence(rows) : ofRow(rows.get(0)));
  }

  private Optional<List<List<Prediction>>> ofRow(Map<String, Object> row) {
    try {
      return Optional.of(List.of(model.predict(row).targets()));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private Optional<List<List<Prediction>>> ofSequence(List<Map<String, Object>> rows) {
    try {
      Preprocessing preprocessing = model.preprocessing();
      double[] all = rows.stream().map(preprocessing::table).map(preprocessing::encodeInputs)
          .flatMapToDouble(DoubleStream::of).toArray();
      boolean isPerStep = model.network().outputShape().isSequence();
      int count = isPerStep ? rows.size() : 1;
      Inputs inputs = new Inputs(model.network().inputShape(), new Cells.Doubles(all), Spans.ofLengths(rows.size()));
      Targets unknown = new Targets.Numbers(new double[count * preprocessing.targetWidth()],
          preprocessing.targetWidth());
      double[] outputs = model.network().outputs(model.parameters(),
          isPerStep ? Examples.perStep(List.of(inputs), unknown) : Examples.of(List.of(inputs), unknown));
      return Optional.of(IntStream.range(0, count)
          .mapToObj(row -> new RowPrediction(preprocessing.decode(outputs, row)).targets()).toList());
    } catch (DataException | IllegalArgumentException e) { // too few steps, or too many
      return Optional.empty();
    }
  }

  /** Fails where an export predicts something else. */
  void requireSame(List<Optional<List<List<Prediction>>>> exports, String name) {
    for (int i = 0; i < examples.size(); i++) {
      ExportExample example = examples.get(i);
      assertEquals(predictions.get(i), exports.get(i), () -> name + ": " + example);
    }
  }

  /** How many the model predicts. */
  long predicted() {
    return predictions.stream().filter(Optional::isPresent).count();
  }
}
