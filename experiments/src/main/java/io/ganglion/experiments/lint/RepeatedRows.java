package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Targets;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of a part that are among the training rows as well, inputs and targets alike; with folds, training rows that
 * come twice; likewise whole sequences. {@link Coincidences} aren't counted. Rows are compared as the network sees
 * them, by 64 bits of hash: of a million different rows, two are taken for the same with a probability of 3 in 10⁸.
 */
final class RepeatedRows implements Lint {
  /** Chosen: a score is then off by a hundredth at most. */
  private static final double SHARE = 0.01;
  /** One or two twins come by chance: iris has one. */
  private static final int COUNT = 3;
  /** Where rows of so few kinds are usual, a row that comes again is no copy. */
  private static final double DIFFERENT = 0.5;

  @Override
  public String name() {
    return "repeated-rows";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    List<LintFinding> findings = new ArrayList<>();
    if (examined.asked().isEmpty()) {
      return findings;
    }
    Examination.Asked asked = examined.asked().get();
    Map<String, Examples> parts = asked.data().parts();
    boolean folds = asked.experiment().data().split().kfold().isPresent();
    if (parts.size() == 1 && !folds || !examined.images().isEmpty()) { // these have a lint of their own
      return findings;
    }
    long[] inOrder = hashes(asked.data().training());
    long[] training = inOrder.clone();
    Arrays.sort(training);
    int kinds = 0;
    for (int i = 0; i < training.length; i++) {
      kinds += i == 0 || training[i] != training[i - 1] ? 1 : 0;
    }
    if (kinds < DIFFERENT * training.length) {
      return findings;
    }
    parts.forEach((part, examples) -> {
      if (!part.equals("train")) {
        long[] hashes = hashes(examples);
        add(findings, asked, examples, IntStream.range(0, hashes.length)
            .filter(row -> Arrays.binarySearch(training, hashes[row]) >= 0).toArray(), " of '" + part
            + "' are among the training " + asked.example() + "s as well");
      }
    });
    if (folds) {
      Set<Long> seen = new HashSet<>();
      add(findings, asked, asked.data().training(), IntStream.range(0, inOrder.length)
          .filter(row -> !seen.add(inOrder[row])).toArray(), " repeat others, and may be in different folds");
    }
    return findings;
  }

  private void add(List<LintFinding> findings, Examination.Asked asked, Examples part, int[] known, String where) {
    int rows = part.count();
    if (known.length < COUNT || known.length < SHARE * rows) {
      return;
    }
    int repeated = Coincidences.without(asked.data(), part, known);
    if (repeated < COUNT || repeated < SHARE * rows) {
      return;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("repeated", (double) repeated);
    figures.put("rows", (double) rows);
    findings.add(LintFinding.ofData(name(), new Problem(
        String.format(Locale.ROOT, "%,d of ", repeated) + LintText.count(rows, asked.example()) + where
            + ": " + LintText.percent((double) repeated / rows),
        asked.places().apply("data.split"), "for those, the score measures memorization",
        "remove the copies from the file, or keep them in one part with 'split: {column: …}'"), List.of(), figures));
  }

  private static long[] hashes(Examples examples) {
    long[] hashes = new long[examples.count()];
    for (int row = 0; row < hashes.length; row++) {
      long inputs = 0;
      for (Inputs each : examples.allInputs()) {
        inputs = hash(each.example(row), inputs);
      }
      hashes[row] = hashOfTargets(examples, row, inputs);
    }
    return hashes;
  }

  /** Goes on from {@code hash} by the targets of an example. */
  static long hashOfTargets(Examples examples, int example, long hash) {
    int start = examples.targetStart(example);
    int rows = examples.targetRows(example);
    if (examples.allTargets() instanceof Targets.Classes classes) {
      return hash(Arrays.stream(classes.values(), start, start + rows).asDoubleStream().toArray(), hash);
    }
    int width = examples.targetWidth();
    return hash(examples.targets(), start * width, rows * width, hash);
  }

  static long hash(double[] numbers, long hash) {
    return hash(numbers, 0, numbers.length, hash);
  }

  /** Goes on from {@code hash} by numbers; -0 is 0. */
  static long hash(double[] numbers, int from, int count, long hash) {
    for (int i = from; i < from + count; i++) {
      hash = (hash ^ Double.doubleToRawLongBits(numbers[i] + 0.0)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
