package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Quoted;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a model predicts of one row.
 *
 * @param targets one for each target, at least one, in the order of the model's targets
 */
public record RowPrediction(List<Prediction> targets) {
  public RowPrediction {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a prediction is of at least one target");
    }
  }

  /**
   * The prediction of one target.
   *
   * @throws IllegalArgumentException if the model has no such target
   */
  public Prediction of(String target) {
    return targets.stream().filter(prediction -> prediction.column().equals(target)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no target '" + target + "', but " + names()));
  }

  /**
   * The predicted label of a model with one target.
   *
   * @throws IllegalStateException if it has several, or predicts a number
   */
  public String label() {
    return category().label();
  }

  /**
   * The predicted number of a model with one target, in its own unit.
   *
   * @throws IllegalStateException if it has several, or predicts a label
   */
  public double number() {
    if (only() instanceof NumberPrediction number) {
      return number.value();
    }
    throw new IllegalStateException("the model predicts a label of " + names() + ", not a number");
  }

  /**
   * The predicted probability of each label of a model with one target, in the order of the labels; see {@link
   * CategoryPrediction#probabilities}.
   *
   * @throws IllegalStateException if it has several, or predicts a number
   */
  public Map<String, Double> probabilities() {
    return category().byLabel();
  }

  private CategoryPrediction category() {
    if (only() instanceof CategoryPrediction category) {
      return category;
    }
    throw new IllegalStateException("the model predicts a number for " + names() + ", not a label");
  }

  private Prediction only() {
    if (targets.size() > 1) {
      throw new IllegalStateException("the model has the targets " + names() + ": choose one by of(target)");
    }
    return targets.get(0);
  }

  private String names() {
    return Quoted.list(targets.stream().map(Prediction::column).toList());
  }

  /** Such as {@code species setosa (99.8 %)}, or {@code mpg 23.5}. */
  @Override
  public String toString() {
    return targets.stream().map(Prediction::text).collect(Collectors.joining(", "));
  }
}
