package io.ganglion.experiments.compare;

import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.statistics.SeedsNeeded;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The conclusion of a comparison in a sentence or two: only what test and interval agree on. */
final class Conclusion {
  /** More variants aren't named. */
  private static final int MOST_NAMED = 3;

  private final ComparisonTable table;
  private final Figures figures;
  private final int seeds;

  private Conclusion(ComparisonTable table) {
    this.table = table;
    this.figures = new Figures(table.metric(), table.effect());
    this.seeds = table.seeds().size();
  }

  static String of(ComparisonTable table) {
    Conclusion conclusion = new Conclusion(table);
    return conclusion.text() + conclusion.ofConstants();
  }

  /** What a constant reaches: the best of several may be no better than that. */
  private String ofConstants() {
    ComparisonRow best = table.rows().get(0);
    OptionalDouble constant = table.constant(best);
    if (constant.isEmpty() || !Double.isFinite(best.median())) {
      return "";
    }
    String has = "a constant, which has " + figures.score(constant.getAsDouble());
    int needed = SeedsNeeded.forComparisons(table.tests().size(), PairedTest.LEVEL);
    long better = seeds < needed ? table.rows().size()
        : table.rows().stream().filter(table::isBetterThanConstant).count();
    return better == table.rows().size() ? " A constant has " + figures.score(constant.getAsDouble()) + "."
        : better == 0 ? " No variant is better than " + has + "."
            : better > MOST_NAMED ? " Only " + better + " of the " + table.rows().size() + " variants are better than "
                + has + "."
            : " Only " + table.rows().stream().filter(table::isBetterThanConstant).map(ComparisonRow::name)
                .collect(Collectors.joining(", ")) + (better == 1 ? " is" : " are") + " better than "
                + has + ".";
  }

  private String text() {
    ComparisonRow best = table.rows().get(0);
    if (!Double.isFinite(best.median())) {
      return "most trainings of every variant failed, so there is no best variant.";
    }
    int needed = SeedsNeeded.forComparisons(table.tests().size(), PairedTest.LEVEL);
    if (seeds < needed) {
      return lead(best) + ", but with " + count(seeds, "seed") + " no difference can be significant: "
          + count(table.tests().size(), "comparison") + (table.tests().size() == 1 ? " needs " : " need ") + needed
          + ".";
    }
    return best.test().isPresent() ? ofTheBest(best, best.test().get()) : ofTheBaseline(best);
  }

  private String ofTheBest(ComparisonRow best, PairedTest test) {
    ComparisonRow baseline = table.baselineRow();
    if (test.claim()) {
      return best.name() + " was the best on " + best.wins() + " of " + seeds + " seeds; "
          + figures.sentence(test, best, baseline) + ".";
    }
    return lead(best) + ", but it is not significantly better than " + baseline.name() + ": "
        + figures.sentence(test, best, baseline) + ".";
  }

  private String ofTheBaseline(ComparisonRow best) {
    long worse = table.tests().stream().filter(PairedTest::claim).count();
    int others = table.tests().size();
    String claimed = worse == 0
        ? "but it is not significantly better than " + (others == 1 ? "the other" : "any other")
        : "and is significantly better than " + (worse == others ? (others == 1 ? "the other" : "all others")
            : worse + " of the " + others + " others") + " (*)";
    return lead(best) + ", " + claimed + ".";
  }

  private String lead(ComparisonRow best) {
    return best.name() + " has the " + (table.metric().higherIsBetter() ? "highest" : "lowest") + " median "
        + table.metric().part() + " " + table.metric().name();
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
