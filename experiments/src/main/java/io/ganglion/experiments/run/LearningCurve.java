package io.ganglion.experiments.run;

import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.problem.SafeText;
import io.ganglion.tables.csv.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the losses of every epoch, and what is monitored, for {@code metrics.csv}. */
public final class LearningCurve implements TrainingListener {
  private static final String OF_TRAINING = "training_";
  private static final String OF_VALIDATION = "validation_";

  /**
   * The losses of the epochs so far.
   *
   * @param validation empty without validation data
   * @param monitored what is monitored: its name, empty if that is nothing
   * @param monitoredTraining its values on the training part; empty if it isn't measured there
   * @param monitoredValidation the same on the validation part
   */
  record Losses(double[] training, double[] validation, String monitored, double[] monitoredTraining,
      double[] monitoredValidation) {}

  /**
   * What was monitored, on the validation part.
   *
   * @param metric its name
   * @param first after the first epoch
   * @param kept after the one that was kept
   * @param last after the last one
   */
  record Monitored(String metric, double first, double kept, double last) {}

  private Numbers training = new Numbers();
  private Numbers validation = new Numbers();
  private String monitored = "";
  private Numbers monitoredTraining = new Numbers();
  private Numbers monitoredValidation = new Numbers();

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof EpochEnded epoch) {
      training.add(epoch.trainingLoss());
      epoch.validationLoss().ifPresent(validation::add);
      epoch.monitored().ifPresent(metric -> {
        monitored = metric.name();
        metric.training().ifPresent(monitoredTraining::add);
        monitoredValidation.add(metric.value());
      });
    }
  }

  /** A copy of what it remembers. */
  Losses losses() {
    return new Losses(training.all(), validation.all(), monitored, monitoredTraining.all(), monitoredValidation.all());
  }

  /** From now on it remembers these alone. */
  void restore(Losses losses) {
    training = new Numbers(losses.training);
    validation = new Numbers(losses.validation);
    monitored = losses.monitored;
    monitoredTraining = new Numbers(losses.monitoredTraining);
    monitoredValidation = new Numbers(losses.monitoredValidation);
  }

  /** The training loss of the last epoch so far; NaN if there was none. */
  double lastTrainingLoss() {
    return training.count == 0 ? Double.NaN : training.all[training.count - 1];
  }

  /** What was monitored; empty if that was nothing, or there was no epoch. */
  Optional<Monitored> monitored(int keptEpoch) {
    double[] values = monitoredValidation.all();
    return values.length == 0 ? Optional.empty() : Optional.of(new Monitored(monitored, values[0],
        values[Math.max(1, Math.min(keptEpoch, values.length)) - 1], values[values.length - 1]));
  }

  /**
   * A CSV text: epoch, training loss, validation loss if there is one, and what is monitored, where it is measured;
   * numbers read back to the same bits, and a field is empty where a metric isn't defined.
   */
  public String toCsv() {
    Map<String, Numbers> columns = new LinkedHashMap<>();
    columns.put(OF_TRAINING + "loss", training);
    columns.put(OF_VALIDATION + "loss", validation);
    String metric = SafeText.line(monitored);
    columns.put(OF_TRAINING + metric, monitoredTraining);
    columns.put(OF_VALIDATION + metric, monitoredValidation);
    columns.values().removeIf(column -> column != training && column.count == 0);
    StringBuilder csv = new StringBuilder();
    List<String> names = new ArrayList<>(List.of("epoch"));
    names.addAll(columns.keySet());
    try {
      new CsvWriter(csv).row(names);
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    for (int i = 0; i < training.count; i++) {
      csv.append(i + 1);
      for (Numbers column : columns.values()) {
        csv.append(',').append(Double.isNaN(column.all[i]) ? "" : NumberText.format(column.all[i]));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** One for each epoch, or none at all. */
  private static final class Numbers {
    private double[] all;
    private int count;

    Numbers(double... all) {
      this.all = all.clone();
      this.count = all.length;
    }

    void add(double number) {
      if (count == all.length) {
        all = Arrays.copyOf(all, Math.max(256, 2 * count));
      }
      all[count++] = number;
    }

    double[] all() {
      return Arrays.copyOf(all, count);
    }
  }
}
