package io.ganglion.experiments.run;

import io.ganglion.engine.data.NumberText;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingListener;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Remembers the losses of every epoch, for {@code metrics.csv}. */
public final class LearningCurve implements TrainingListener {
  /**
   * The losses of the epochs so far.
   *
   * @param validation empty without validation data
   */
  record Losses(double[] training, double[] validation) {}

  private double[] training = new double[256];
  private double[] validation = new double[0];
  private int epochs;

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof EpochEnded epoch) {
      if (epochs == training.length) {
        training = Arrays.copyOf(training, 2 * epochs);
      }
      training[epochs] = epoch.trainingLoss();
      OptionalDouble loss = epoch.validationLoss();
      if (loss.isPresent()) {
        if (validation.length < training.length) {
          validation = Arrays.copyOf(validation, training.length);
        }
        validation[epochs] = loss.getAsDouble();
      }
      epochs++;
    }
  }

  /** A copy of what it remembers. */
  Losses losses() {
    return new Losses(Arrays.copyOf(training, epochs), Arrays.copyOf(validation, validation.length == 0 ? 0 : epochs));
  }

  /** From now on it remembers these alone. */
  void restore(Losses losses) {
    epochs = losses.training.length;
    training = Arrays.copyOf(losses.training, Math.max(256, epochs));
    validation = Arrays.copyOf(losses.validation, losses.validation.length == 0 ? 0 : training.length);
  }

  /** The training loss of the last epoch so far; NaN if there was none. */
  double lastTrainingLoss() {
    return epochs == 0 ? Double.NaN : training[epochs - 1];
  }

  /** A CSV text: epoch, training loss, and validation loss if there is one; numbers read back to the same bits. */
  public String toCsv() {
    boolean validated = validation.length > 0;
    StringBuilder csv = new StringBuilder("epoch,training_loss").append(validated ? ",validation_loss\n" : "\n");
    for (int i = 0; i < epochs; i++) {
      csv.append(i + 1).append(',').append(NumberText.format(training[i]));
      if (validated) {
        csv.append(',').append(NumberText.format(validation[i]));
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
