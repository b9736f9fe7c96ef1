package io.ganglion.experiments.compare;

import io.ganglion.experiments.config.CompareSection;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.statistics.Effect;
import io.ganglion.experiments.statistics.PairedTest;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyCheck;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.experiments.study.TrialRunner;
import io.ganglion.experiments.study.Variant;
import io.ganglion.experiments.study.Varied;
import io.ganglion.experiments.text.Format;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * A comparison that has been checked: every variant is trained with the same seeds, so that seed for seed they have the
 * same split of the data and, where their networks have the same shape, the same initial weights.
 */
public final class Comparison implements Study {
  /** How many seeds are added at once while intervals are too wide; chosen. */
  private static final int MORE_SEEDS = 5;

  private final Experiment base;
  private final CompareSection section;
  private final List<Variant> variants;
  private final StudyCheck check;
  private final String baseline;
  private final StudyMetric metric;
  private final Optional<Tuning> tuning;

  private Comparison(Experiment base, CompareSection section, List<Variant> variants, StudyCheck check,
      String baseline, StudyMetric metric, Optional<Tuning> tuning) {
    this.base = base;
    this.section = section;
    this.variants = variants;
    this.check = check;
    this.baseline = baseline;
    this.metric = metric;
    this.tuning = tuning;
  }

  /**
   * Plans what an experiment's {@code compare} section asks for.
   *
   * @throws ProblemException with what is wrong, before anything is trained
   */
  public static Comparison plan(LoadedExperiment loaded, PluginCatalog plugins) {
    Experiment base = loaded.bind(plugins);
    CompareSection section = base.compare().orElseGet(CompareSection::new);
    String what = section.vary().isEmpty() ? "compare.variants" : "compare.vary";
    Varied.require(Variants.paths(section), path -> loaded.place(what + "." + path));
    List<Variant> variants = Variants.of(loaded, section, plugins);
    List<String> names = variants.stream().map(Variant::name).toList();
    String baseline = section.baseline().orElse(names.get(0));
    if (!names.contains(baseline)) {
      throw loaded.problem("compare.baseline", "there is no variant '" + baseline + "' to be the baseline",
          Suggestion.nearest(baseline, names).map(name -> "did you mean '" + name + "'? ").orElse("")
          + "the variants are " + String.join(", ", names));
    }
    StudyCheck check = StudyCheck.of(variants.stream()
        .map(variant -> variant.trial(base.seed(), OptionalDouble.empty())).toList());
    List<StudyMetric> losses = check.metrics().stream().filter(each -> each.name().equals("loss")).toList();
    StudyMetric metric = section.metric().map(text -> check.metric(text, "", loaded.place("compare.metric")))
        .orElse(losses.get(losses.size() - 1));
    Varied.requireOneLoss(variants, metric, loaded.place(what));
    Optional<Tuning> tuning = section.tune() == 0 ? Optional.empty()
        : Optional.of(Tuning.of(variants, section.tune(), base.seed() - 1, plugins));
    if (tuning.isPresent() && !check.measures("validation")) {
      throw loaded.problem("compare.tune", "tuning needs validation data, and there is none",
          StudyCheck.SET_ASIDE);
    }
    Optional<String> step = section.vary().keySet().stream()
        .filter(path -> Tuning.STEPS.stream().anyMatch(name -> path.equals("trainer." + name))).findFirst();
    if (tuning.isPresent() && step.isPresent()) {
      throw loaded.problem("compare.tune", "'" + step.get() + "' varies, so it can't be tuned",
          "leave tuning out, or find the best value with 'ganglion sweep'");
    }
    return new Comparison(base, section, variants, check, baseline, metric, tuning);
  }

  @Override
  public Experiment experiment() {
    return base;
  }

  @Override
  public StudyCheck check() {
    return check;
  }

  @Override
  public boolean hasRounds() {
    return tuning.isPresent() || section.until().isPresent() && section.seeds() < section.maxSeeds();
  }

  @Override
  public ComparisonResult run(TrialRunner runner) throws IOException {
    List<Trial> trials = new ArrayList<>();
    List<Variant> compared = variants;
    List<String> notes = new ArrayList<>();
    runner.announce(tuning.map(each -> each.trials().size()).orElse(0) + (long) section.seeds() * variants.size(),
        tuning.map(each -> epochs(each.trials())).orElse(0L) + epochs(trials(variants, section.seeds())));
    if (tuning.isPresent()) {
      Optional<List<Variant>> best = tuning.get().run(runner);
      if (best.isEmpty()) {
        return new ComparisonResult(Optional.empty(), List.of(), variants, List.of(), true);
      }
      compared = best.get();
      notes.add("tuned: " + tuning.get().summary(compared));
      trials.addAll(tuning.get().trials());
    }
    int seeds = section.seeds();
    while (true) {
      List<Trial> all = trials(compared, seeds);
      List<Optional<TrialResult>> results = runner.run(all);
      boolean complete = results.stream().allMatch(Optional::isPresent);
      Optional<ComparisonTable> table = table(compared, seeds, results);
      if (!complete || table.isEmpty() || seeds >= section.maxSeeds() || isNarrow(table.get())) {
        trials.addAll(all);
        table.filter(each -> section.until().isPresent()).ifPresent(each -> notes.add(until(each)));
        List<Variant> trained = compared;
        table.ifPresent(each -> notes.addAll(Caveats.of(each, trained, tuning.isPresent(),
            check.measures("validation"))));
        return new ComparisonResult(table, notes, compared, trials, !complete);
      }
      seeds = Math.min(seeds + MORE_SEEDS, section.maxSeeds());
    }
  }

  private static long epochs(List<Trial> trials) {
    return trials.stream().mapToLong(trial -> trial.experiment().training().epochs()).sum();
  }

  /** Seed by seed, so that what is finished can be compared whenever it ends. */
  private List<Trial> trials(List<Variant> compared, int seeds) {
    OptionalDouble target = section.target().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    return LongStream.range(base.seed(), base.seed() + seeds).boxed()
        .flatMap(seed -> compared.stream().map(variant -> variant.trial(seed, target))).toList();
  }

  /** Of those seeds that every variant has completed. */
  private Optional<ComparisonTable> table(List<Variant> compared, int seeds, List<Optional<TrialResult>> results) {
    List<Long> finished = new ArrayList<>();
    List<List<TrialResult>> byVariant = compared.stream()
        .map(variant -> (List<TrialResult>) new ArrayList<TrialResult>()).toList();
    for (int seed = 0; seed < seeds; seed++) {
      List<Optional<TrialResult>> ofSeed =
          results.subList(seed * compared.size(), (seed + 1) * compared.size());
      if (ofSeed.stream().allMatch(Optional::isPresent)) {
        finished.add(base.seed() + seed);
        for (int i = 0; i < ofSeed.size(); i++) {
          byVariant.get(i).add(ofSeed.get(i).get());
        }
      }
    }
    if (finished.isEmpty()) {
      return Optional.empty();
    }
    List<ComparisonTable.Measured> measured = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      measured.add(new ComparisonTable.Measured(compared.get(i).name(), compared.get(i).changes().texts(),
          byVariant.get(i)));
    }
    OptionalDouble target = section.target().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    return Optional.of(ComparisonTable.of(Variants.label(section), finished, metric, target, baseline, measured));
  }

  private boolean isNarrow(ComparisonTable table) {
    return section.until().isEmpty() || width(table) <= section.until().get();
  }

  /** Half the width of the widest interval: of ratios as a share of the ratio. */
  private static double width(ComparisonTable table) {
    double widest = 0;
    for (PairedTest test : table.tests()) {
      double half = (test.interval().high() - test.interval().low()) / 2;
      double width = table.effect() == Effect.RATIO ? half / Math.abs(test.effect()) : half;
      widest = width <= widest ? widest : width; // what is no number is wide
    }
    return widest;
  }

  private String until(ComparisonTable table) {
    double width = width(table);
    String widest = !Double.isFinite(width) ? "without end"
        : "± " + (table.effect() == Effect.RATIO ? Format.percent(width) : Format.measure(width));
    return "until: with " + Format.count(table.seeds().size(), "seed") + " the widest interval is " + widest
        + (isNarrow(table) ? "" : "; --max-seeds allows no more");
  }
}
