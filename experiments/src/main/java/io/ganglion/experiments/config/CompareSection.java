package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.binding.Choices;
import java.util.List;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ganglion compare} compares, and how: {@code compare} in the file.
 *
 * <p>The defaults are chosen: with 10 seeds, a difference that all of them show is significant in up to 25 comparisons.
 */
public record CompareSection(
    @Setting("the variants to compare: by name, the settings that each changes") Map<String, Changes> variants,
    @Setting("settings to vary and their values, instead of named variants; of several settings, every combination")
        Map<String, Choices> vary,
    @Setting("how many seeds each variant is trained with, starting at the experiment's own, ≥ 1") int seeds,
    @Setting("the baseline variant, with which the others are compared; the first unless"
        + " given") Optional<String> baseline,
    @Setting("the metric to compare, such as test.accuracy; the loss of the test part unless given, or of validation"
        + " or training where there is none")
        Optional<String> metric,
    @Setting("a training loss; the epochs until it is reached are counted") Optional<Double> target,
    @Setting("adds seeds until every confidence interval is at most this wide: 0.05 is ± 5 % of a ratio, or ± 0.05 of"
        + " a difference")
        Optional<Double> until,
    @Setting("the largest number of seeds for until, ≥ 1") int maxSeeds,
    @Setting("how many trainings tune the step size of each variant first, on validation data; 0 for none") int tune) {
  public CompareSection() {
    this(Map.of(), Map.of(), 10, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100, 0);
  }

  public CompareSection {
    if (!variants.isEmpty() && !vary.isEmpty()) {
      throw new InvalidSettingException("vary", "can't be combined with 'variants'",
          List.of("variants"));
    }
    Require.atLeast("seeds", seeds, 1);
    until.ifPresent(width -> Require.positive("until", width));
    Require.atLeast("maxSeeds", maxSeeds, 1);
    Require.atLeast("tune", tune, 0);
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    vary = Collections.unmodifiableMap(new LinkedHashMap<>(vary));
  }
}
