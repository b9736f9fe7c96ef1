package io.ganglion.experiments.lint;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Sequences;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sequences that are much longer than most, whose steps are at uneven times or have gaps, or whose rows don't lie
 * together though their order is known.
 */
final class UnevenSequences implements Lint {
  /** How many times as long as half of all sequences one may be. Chosen. */
  private static final double LONG = 20;
  private static final int LONG_STEPS = 1_000;
  /** A step that is left out makes one of two. */
  private static final double GAP = 1.5;
  /** More unusual steps than this aren't gaps: the times are uneven. Chosen. */
  private static final double SHARE = 0.1;

  @Override
  public String name() {
    return "uneven-sequences";
  }

  @Override
  public List<LintFinding> in(Examination examined) {
    if (examined.asked().isEmpty() || examined.asked().get().data().sequences().isEmpty()) {
      return List.of();
    }
    Examination.Asked asked = examined.asked().get();
    Sequences sequences = asked.data().sequences().get();
    List<LintFinding> findings = new ArrayList<>();
    lengths(examined, sequences).ifPresent(findings::add);
    Optional<Column> order = asked.experiment().data().sequence().flatMap(section -> section.order())
        .flatMap(examined.source().table()::column);
    if (order.isPresent()) {
      apart(examined, sequences, order.get()).ifPresent(findings::add);
      times(examined, sequences, (NumberColumn) order.get()).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<LintFinding> lengths(Examination examined, Sequences sequences) {
    int[] lengths = IntStream.range(0, sequences.count()).map(sequences::length).toArray();
    int[] sorted = lengths.clone();
    Arrays.sort(sorted);
    int median = sorted[sorted.length / 2];
    int longest = sorted[sorted.length - 1];
    if (longest < LONG_STEPS || longest < LONG * median) {
      return Optional.empty();
    }
    int which = IntStream.range(0, lengths.length).filter(i -> lengths[i] == longest).findFirst().orElseThrow();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("longest", (double) longest);
    figures.put("median", (double) median);
    return Optional.of(LintFinding.ofData(name(), new Problem("the sequence '" + sequences.ids().get(which) + "' has "
        + LintText.count(longest, "step") + ", and half of all sequences have " + median + " or fewer",
        Place.at(examined.source().file()), "training keeps all steps of a sequence in memory at once",
        "check that its rows are one sequence; with targets per step, cut long ones by data.sequence.window"),
        List.of(), figures));
  }

  private Optional<LintFinding> apart(Examination examined, Sequences sequences, Column order) {
    int count = 0;
    int first = -1;
    for (int i = 0; i < sequences.count(); i++) {
      int[] rows = sequences.rows(i);
      int least = IntStream.of(rows).min().orElseThrow();
      int greatest = IntStream.of(rows).max().orElseThrow();
      if (greatest - least + 1 > rows.length) {
        count++;
        first = first < 0 ? i : first;
      }
    }
    // A panel is often written time by time: then no sequence lies together, and nothing is odd about that.
    if (count == 0 || 2 * count > sequences.count()) {
      return Optional.empty();
    }
    return Optional.of(LintFinding.ofData(name(), new Problem("the rows of " + LintText.count(count, "sequence")
        + " don't lie together, such as those of '" + sequences.ids().get(first) + "', while others do",
        Place.at(examined.source().file()), "an id that was used twice would make one sequence of two",
        "check the ids"), List.of(order.name()), Map.of("sequences", (double) count)));
  }

  private Optional<LintFinding> times(Examination examined, Sequences sequences, NumberColumn order) {
    List<Integer> behind = new ArrayList<>();
    double[] steps = new double[Math.max(0, sequences.steps() - sequences.count())];
    int n = 0;
    for (int i = 0; i < sequences.count(); i++) {
      int[] rows = sequences.rows(i);
      for (int step = 1; step < rows.length; step++) {
        steps[n++] = order.values()[rows[step]] - order.values()[rows[step - 1]];
        behind.add(rows[step]);
      }
    }
    if (n < 2) {
      return Optional.empty();
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double usual = sorted[n / 2];
    int[] odd = IntStream.range(0, n).filter(i -> steps[i] > GAP * usual || steps[i] * GAP < usual).toArray();
    if (odd.length == 0) {
      return Optional.empty();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("unusual", (double) odd.length);
    figures.put("steps", (double) n);
    boolean uneven = odd.length > SHARE * n;
    Place place = examined.source().place(behind.get(odd[0]), order.name());
    return Optional.of(LintFinding.ofData(name(), uneven
        ? new Problem("the steps are at uneven times: " + LintText.percent((double) odd.length / n)
            + " of them are much longer or shorter than usual", place, "a network sees the order of steps, not their"
            + " times", "add a column with the time since the step before as an input")
        : new Problem("the order has gaps in " + LintText.count(odd.length, "place") + ", first here", place,
            "a network takes the steps on both sides of a gap for neighbours", "add the missing rows, or check the"
            + " order"), List.of(order.name()), figures));
  }
}
