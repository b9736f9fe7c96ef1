package io.ganglion.runner.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ganglion compare} compares, and how: {@code compare} in the file.
 *
 * <p>The defaults are chosen: with 10 seeds, a difference that all of them show can be claimed in up to 25 comparisons.
 */
public record CompareSection(
    @Setting("what is compared: by name, the settings that each changes") Map<String, Changes> variants,
    @Setting("what is compared, if not by name: settings and their values; of several, every combination")
        Map<String, Choices> vary,
    @Setting("how many seeds each is trained with, from the experiment's own on, ≥ 1") int seeds,
    @Setting("what the others are compared with; the first unless it is given") Optional<String> baseline,
    @Setting("what is compared, such as test.accuracy; the loss of the last part there is unless it is given")
        Optional<String> metric,
    @Setting("the training loss of which it is said when it was reached") Optional<Double> target,
    @Setting("adds seeds until every interval is so narrow: 0.05 is ± 5 % of a ratio, or ± 0.05 of a difference")
        Optional<Double> until,
    @Setting("how many seeds there may be then, ≥ 1") int maxSeeds,
    @Setting("how many trainings look for the best settings of each before, on validation data; 0 is none") int tune) {
  public CompareSection() {
    this(Map.of(), Map.of(), 10, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100, 0);
  }

  public CompareSection {
    if (!variants.isEmpty() && !vary.isEmpty()) {
      throw new InvalidSettingException("vary", "can't be there beside variants, which say what is compared already");
    }
    Require.atLeast("seeds", seeds, 1);
    until.ifPresent(width -> Require.positive("until", width));
    Require.atLeast("maxSeeds", maxSeeds, 1);
    Require.atLeast("tune", tune, 0);
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    vary = Collections.unmodifiableMap(new LinkedHashMap<>(vary));
  }
}
