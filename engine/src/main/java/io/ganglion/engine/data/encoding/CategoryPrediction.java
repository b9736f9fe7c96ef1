package io.ganglion.engine.data.encoding;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A predicted label.
 *
 * @param label that of the greatest output, the first of equals; the second of two labels from 0.5 on if one unit
 *     tells them apart
 * @param labels every label that the target can have, in order
 * @param probabilities one per label, as the network gives them: probabilities only if its last layer makes them
 *     (softmax, one sigmoid unit); none of labels that are the places of an order
 */
public record CategoryPrediction(String column, String label, List<String> labels, double[] probabilities)
    implements Prediction {
  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CategoryPrediction that && column.equals(that.column) && label.equals(that.label)
        && labels.equals(that.labels) && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(column, label, labels, Arrays.hashCode(probabilities));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "CategoryPrediction[column=" + column + ", label=" + label + ", labels=" + labels
        + ", probabilities=" + ArrayText.of(probabilities) + "]";
  }
}
