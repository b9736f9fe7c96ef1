package io.ganglion.experiments.compare;

import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The results of one variant.
 *
 * @param changes its settings by dotted path
 * @param results of its seeds, in order
 * @param scores the compared score of each seed; infinitely bad where training diverged
 * @param wins on how many seeds it was better than every other
 * @param failed how many of its trainings failed
 * @param reached how many reached the target
 * @param epochsToTarget the median of those
 * @param test against the baseline; empty for the baseline itself
 */
record ComparisonRow(String name, Map<String, String> changes, List<TrialResult> results, double[] scores,
    double median, double lowerQuartile, double upperQuartile, int wins, int failed, double epochs,
    double propagations, double seconds, int reached, OptionalDouble epochsToTarget,
    OptionalDouble propagationsToTarget, Optional<PairedTest> test) {}
