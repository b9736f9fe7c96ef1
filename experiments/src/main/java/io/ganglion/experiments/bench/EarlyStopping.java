package io.ganglion.experiments.bench;

import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import java.util.Arrays;

/**
 * How the trainings of Proben1 end (L. Prechelt, Technical Report 21/94, section 3.3 there): after every strip of five
 * epochs the validation error is measured, and training ends when it lies more than α percent above the least so far
 * (GL), when the training error has come down by less than 0.1 per mille of its least within the strip (P5), or after
 * 3,000 epochs. What counts is the network with the least validation error.
 */
final class EarlyStopping implements Watched.Watcher {
  static final int MOST_EPOCHS = 3000;
  private static final int STRIP = 5;
  private static final double LEAST_PROGRESS = 0.1;

  private final Network network;
  private final Examples validation;
  private final double alpha;
  private final double[] strip = new double[STRIP];
  private int epochs = -1;
  private double least = Double.POSITIVE_INFINITY;
  @SuppressWarnings("NullAway.Init") // set after the first strip
  private double[] best;

  /** @param alpha the generalization loss that ends training, in percent */
  EarlyStopping(Network network, Examples validation, double alpha) {
    this.network = network;
    this.validation = validation;
    this.alpha = alpha;
  }

  /** The training error of an epoch is that at its beginning: it is only known when the next one is made. */
  @Override
  public boolean ends(double loss, double[] parameters) {
    epochs++;
    boolean ends = epochs > 0 && epochs % STRIP == 0 && endsAfterStrip(parameters);
    strip[epochs % STRIP] = loss;
    return ends;
  }

  private boolean endsAfterStrip(double[] parameters) {
    double error = SquaredErrorPercentage.of(network.outputs(parameters, validation), validation);
    if (error < least) {
      least = error;
      best = parameters;
    }
    double generalizationLoss = 100 * (error / least - 1);
    double leastTraining = Arrays.stream(strip).min().getAsDouble();
    double progress = 1000 * (Arrays.stream(strip).sum() / (STRIP * leastTraining) - 1);
    return generalizationLoss > alpha || progress < LEAST_PROGRESS || epochs >= MOST_EPOCHS;
  }

  /** How many were trained. */
  int epochs() {
    return epochs;
  }

  /** The parameters with the least validation error. */
  double[] best() {
    return best;
  }
}
