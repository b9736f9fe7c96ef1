package io.ganglion.experiments.data;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Windows;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.Metrics;
import io.ganglion.engine.data.encoding.NumberEncoding;
import io.ganglion.engine.data.encoding.Preprocessing;
import io.ganglion.engine.metric.Repeating;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What repeating the last value of a time series gives: the forecast that a model has to be better than. */
public final class RepeatedValues {
  private final Windows windows;
  private final Preprocessing preprocessing;
  private final Map<String, Double> trainingErrors;

  /**
   * @param trainingErrors of each target column of the windows, as {@link #trainingErrors} gives them; those that are
   *     missing aren't known
   */
  public RepeatedValues(Windows windows, Preprocessing preprocessing, Map<String, Double> trainingErrors) {
    this.windows = windows;
    this.preprocessing = preprocessing;
    this.trainingErrors = Map.copyOf(trainingErrors);
  }

  /** Of a run's data; empty if they are no series. */
  public static Optional<RepeatedValues> of(PreparedData data) {
    return data.windows().map(windows -> new RepeatedValues(windows, data.preprocessing(), trainingErrors(data)));
  }

  /** By target column, the mean absolute difference from one row of the training part to the next. */
  public static Map<String, Double> trainingErrors(PreparedData data) {
    Map<String, Double> errors = new LinkedHashMap<>();
    data.windows().ifPresent(windows -> {
      RepeatedValues series = new RepeatedValues(windows, data.preprocessing(), Map.of());
      for (String target : windows.targets()) {
        Optional<double[]> before = windows.id().isPresent() ? series.lastKnown(target, data.training())
            : Optional.empty();
        series.next(target, data.training()).filter(next -> windows.id().isEmpty() || before.isPresent())
            .ifPresent(next -> {
          int first = before.isPresent() ? 0 : 1;
          double sum = 0;
          for (int row = first; row < next.length; row++) {
            sum += Math.abs(next[row] - (before.isPresent() ? before.get()[row] : next[row - 1]));
          }
          if (next.length > first) {
            double error = sum / (next.length - first);
            series.columns(target).forEach(column -> errors.put(column, error));
          }
        });
      }
    });
    return errors;
  }

  /** For windows that follow one another, by target column. */
  public Map<String, Repeating> of(Examples examples) {
    Map<String, Repeating> all = new LinkedHashMap<>();
    for (String target : windows.targets()) {
      lastKnown(target, examples).ifPresent(values -> columns(target).forEach(column ->
          all.put(column, new Repeating(values, trainingErrors.getOrDefault(column, Double.NaN)))));
    }
    return all;
  }

  /** The names of a target's columns, one for each row of the horizon. */
  private List<String> columns(String target) {
    int at = windows.targets().indexOf(target) * windows.horizon();
    return windows.targetNames().subList(at, at + windows.horizon());
  }

  /** The value before t: among the inputs, of steps those of the last one, or the value at t of the window before. */
  private Optional<double[]> lastKnown(String target, Examples examples) {
    boolean areSteps = examples.shape() instanceof Shape.Steps;
    String lag = areSteps ? target : target + "(t-1)";
    int at = 0;
    for (ColumnEncoding input : preprocessing.inputs()) {
      if (input.column().equals(lag) && input instanceof NumberEncoding number) {
        return Optional.of(Metrics.numbers(number, examples.count(), areSteps ? lastSteps(examples) : examples.inputs(),
            at, examples.inputWidth()));
      }
      at += input.width();
    }
    if (windows.id().isPresent()) {
      return Optional.empty(); // the window before may be of another series
    }
    return next(target, examples).map(next -> {
      double[] last = new double[next.length];
      Arrays.setAll(last, row -> row == 0 ? Double.NaN : next[row - 1]);
      return last;
    });
  }

  /** The inputs of the last step of each window. */
  private static double[] lastSteps(Examples examples) {
    int width = examples.inputWidth();
    double[] last = new double[Math.multiplyExact(examples.count(), width)];
    for (int i = 0; i < examples.count(); i++) {
      System.arraycopy(examples.inputs(), (examples.start(i) + examples.rows(i) - 1) * width, last, i * width, width);
    }
    return last;
  }

  /** The values at t; empty if the target isn't of numbers. */
  private Optional<double[]> next(String target, Examples examples) {
    String first = columns(target).get(0);
    int at = 0;
    for (ColumnEncoding encoding : preprocessing.targets()) {
      if (encoding.column().equals(first) && encoding instanceof NumberEncoding number) {
        return Optional.of(Metrics.numbers(number, examples.count(), examples.targets(), at, examples.targetWidth()));
      }
      at += encoding.width();
    }
    return Optional.empty();
  }
}
