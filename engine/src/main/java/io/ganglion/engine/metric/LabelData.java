package io.ganglion.engine.metric;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** True labels and what a model says of them. Arrays are neither copied nor changed. */
public final class LabelData {
  private final List<String> labels;
  private final int[] actual;
  private final int[] predicted;
  private final double @Nullable [] scores;
  private final boolean areProbabilities;
  private final double @Nullable [] weights;

  /**
   * @param actual the index of each row's label, at least one row
   * @param predicted the index of its predicted label
   * @param scores one for each label, row after row: the greater, the likelier; null if there are none
   * @param areProbabilities whether the scores of a row are probabilities
   * @param weights how much each row counts, not all 0; null if they all count once
   */
  public LabelData(List<String> labels, int[] actual, int[] predicted, double @Nullable [] scores,
      boolean areProbabilities, double @Nullable [] weights) {
    this.labels = List.copyOf(labels);
    this.actual = actual;
    this.predicted = predicted;
    this.scores = scores;
    this.areProbabilities = areProbabilities;
    this.weights = weights;
  }

  public List<String> labels() {
    return labels;
  }

  /** The index of each row's label. */
  public int[] actual() {
    return actual;
  }

  /** The index of each row's predicted label. */
  public int[] predicted() {
    return predicted;
  }

  /** One for each label, row after row; null if there are none. */
  public double @Nullable [] scores() {
    return scores;
  }

  /** Whether the scores of a row are probabilities. */
  public boolean areProbabilities() {
    return areProbabilities;
  }

  /** How much each row counts; null if they all count once. */
  public double @Nullable [] weights() {
    return weights;
  }

  /** The ranking by the scores of one label, which there have to be; empty unless each is a number. */
  public Optional<Ranking> ranking(int label) {
    double[] all = Objects.requireNonNull(scores);
    double[] ofLabel = new double[actual.length];
    boolean[] sought = new boolean[actual.length];
    for (int row = 0; row < actual.length; row++) {
      ofLabel[row] = all[row * labels.size() + label];
      sought[row] = actual[row] == label;
    }
    return Ranking.of(ofLabel, sought, weights);
  }
}
