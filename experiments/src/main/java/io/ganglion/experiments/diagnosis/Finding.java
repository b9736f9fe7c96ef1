package io.ganglion.experiments.diagnosis;

import java.util.Map;

/**
 * One thing that went wrong.
 *
 * @param name of the kind of thing, as in {@code saturated-units}
 * @param sentence what was seen, with its figure; no full stop
 * @param cause the likely cause; no full stop
 * @param remedy one thing to try; no full stop
 * @param figures what the sentence rests on, by name, in order
 */
public record Finding(String name, String sentence, String cause, String remedy, Map<String, Double> figures) {
  /** The name of initial weights that are too wide. */
  public static final String WIDE_START = "wide-start";
}
