package io.ganglion.engine.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Metrics of some examples, by name.
 *
 * @param values NaN where a metric isn't defined
 * @param baselines what a constant would have there: the most frequent label, the labels' shares as probabilities, the
 *     mean, or the median for absolute errors, each of these same examples; of a series, repeating the last value
 * @param notes why a metric isn't defined, or what was left out of it; most have none
 */
public record Measures(Map<String, Double> values, Map<String, Double> baselines, Map<String, String> notes) {
  /** Keeps the order. */
  public Measures {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
    notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }
}
