package io.ganglion.runner.diagnosis;

import io.ganglion.engine.LayerView;
import io.ganglion.engine.ProbeView;
import java.util.List;
import java.util.Map;

/**
 * How a training went.
 *
 * @param layers those with parameters, first to last
 * @param views what a probe saw of them, the start first
 * @param training the training loss of each epoch
 * @param validation the validation loss of each epoch; empty without validation data
 * @param keptEpoch after which the network had the parameters that were kept
 * @param stoppedByRule whether a stop rule ended it
 * @param trainer its name
 * @param settings the trainer's, by key
 * @param constantLoss the training loss of the best constant outputs; NaN if it isn't known
 */
public record Course(List<LayerNote> layers, List<ProbeView> views, double[] training, double[] validation,
    int keptEpoch, boolean stoppedByRule, String trainer, Map<String, Object> settings, double constantLoss) {
  /** Fewer epochs than this say nothing about a curve. */
  static final int CURVE = 20;

  int epochs() {
    return training.length;
  }

  /** The training loss of the last epoch. */
  double finalLoss() {
    return training[training.length - 1];
  }

  LayerView first(int layer) {
    return views.get(0).layers().get(layer);
  }

  LayerView last(int layer) {
    return views.get(views.size() - 1).layers().get(layer);
  }

  /** Whether the trainer goes by the signs of derivatives, whatever their size. */
  boolean hasSteps() {
    return !Double.isNaN(last(0).medianStep());
  }

  /** Whether the training has come to be clearly better than constant outputs. */
  boolean hasLearnt() {
    return finalLoss() < 0.5 * constantLoss;
  }
}
