package io.ganglion.experiments.compare;

import io.ganglion.experiments.binding.PluginUse;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.Curve;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.experiments.study.Variant;
import io.ganglion.experiments.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a reader has to know beside a claim of significance: which variants still learned when their epochs ended, and
 * which have the default settings of their trainers, that fit some data and not others.
 */
final class Caveats {
  /** Still lower by this share than a tenth of the epochs before (chosen), the training loss falls. */
  private static final double FALL = 0.01;
  private static final double TENTH = 0.9;

  private Caveats() {}

  /**
   * The notes; none if nothing is claimed.
   *
   * @param compared as they were trained
   * @param isTuned whether all of them were given the same chance first
   * @param canTune whether there is validation data to tune by
   */
  static List<String> of(ComparisonTable table, List<Variant> compared, boolean isTuned, boolean canTune) {
    if (table.tests().stream().noneMatch(PairedTest::claim)) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    List<String> learning = compared.stream().filter(variant -> stillLearned(row(table, variant), variant))
        .map(Variant::name).toList();
    if (!learning.isEmpty()) {
      notes.add("still learning when the epochs ended: " + Format.listed(learning)
          + ", on most seeds; more epochs may change the order");
    }
    List<String> untuned = compared.stream().filter(variant -> hasDefaults(variant.experiment().trainer()))
        .map(Variant::name).toList();
    long trainers = compared.stream().map(variant -> variant.experiment().trainer().name()).distinct().count();
    if (!isTuned && trainers > 1 && !untuned.isEmpty()) {
      notes.add("not tuned: " + Format.listed(untuned) + " with the default settings of " + (untuned.size() == 1
          ? "its trainer" : "their trainers") + (canTune ? "; --tune 7 gives every variant the same chance"
          : "; others may suit this data better"));
    }
    return notes;
  }

  private static ComparisonRow row(ComparisonTable table, Variant variant) {
    return table.rows().stream().filter(row -> row.name().equals(variant.name())).findFirst().orElseThrow();
  }

  private static boolean stillLearned(ComparisonRow row, Variant variant) {
    int epochs = variant.experiment().training().epochs();
    boolean keepsBest = variant.experiment().keepsBest();
    long learning = row.results().stream().filter(result -> result.failure().isEmpty() && result.epochs() == epochs)
        .filter(result -> stillLearned(result, keepsBest)).count();
    return 2 * learning > row.results().size();
  }

  /** By the validation loss, where it decides: the best epoch is one of the last; else by the training loss. */
  private static boolean stillLearned(TrialResult result, boolean keepsBest) {
    List<Curve.Point> points = result.curve().points();
    Curve.Point last = points.get(points.size() - 1);
    if (keepsBest && last.validation().isPresent()) {
      return result.keptEpoch() > TENTH * result.epochs();
    }
    double before = points.stream().filter(point -> point.epoch() <= Math.max(1, TENTH * result.epochs()))
        .reduce((first, second) -> second).orElse(last).training();
    return before - last.training() > FALL * Math.abs(before);
  }

  private static boolean hasDefaults(PluginUse<?> use) {
    return use.type().settings().stream()
        .allMatch(setting -> Objects.equals(setting.defaultValue(), use.settings().get(setting.key())));
  }
}
