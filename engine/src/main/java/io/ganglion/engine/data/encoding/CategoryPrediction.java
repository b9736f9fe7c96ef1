package io.ganglion.engine.data.encoding;

import io.ganglion.api.host.ArrayText;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  /** The probability of each label, in their order; none of labels that are the places of an order. */
  public Map<String, Double> byLabel() {
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      byLabel.put(labels.get(i), probabilities[i]);
    }
    return Collections.unmodifiableMap(byLabel);
  }

  @Override
  public String text() {
    return column + " " + label + (probabilities.length == 0 ? ""
        : String.format(Locale.ROOT, " (%.1f %%)", 100 * probabilities[labels.indexOf(label)]));
  }

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
