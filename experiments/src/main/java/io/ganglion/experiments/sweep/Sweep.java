package io.ganglion.experiments.sweep;

import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.SweepSection;
import io.ganglion.experiments.study.Study;
import io.ganglion.experiments.study.StudyCheck;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.TrialRunner;
import io.ganglion.experiments.study.Varied;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A sweep that has been checked: settings of an experiment that are tried one after another, and judged by what is
 * measured on the validation part.
 */
public final class Sweep implements Study {
  /** What is judged. */
  static final String PART = "validation";
  /** Chosen: a day of one-second trainings on eight cores is 70 times that, but such a table is unreadable. */
  private static final int MOST = 10_000;

  private final Experiment base;
  private final SweepSection section;
  private final List<Candidate> candidates;
  private final List<Rung> rungs;
  private final StudyCheck check;
  private final StudyMetric metric;

  private Sweep(Experiment base, SweepSection section, List<Candidate> candidates, List<Rung> rungs, StudyCheck check,
      StudyMetric metric) {
    this.base = base;
    this.section = section;
    this.candidates = candidates;
    this.rungs = rungs;
    this.check = check;
    this.metric = metric;
  }

  /**
   * Plans what an experiment's {@code sweep} section asks for.
   *
   * @throws ProblemException with what is wrong, before anything is trained
   */
  public static Sweep plan(LoadedExperiment loaded, PluginCatalog plugins) {
    Experiment base = loaded.bind(plugins);
    SweepSection section = base.sweep().orElseGet(SweepSection::new);
    requireSomethingToTry(loaded, section);
    List<Changes> settings = Tries.of(section, base.seed());
    List<Rung> rungs = List.of();
    if (section.method() == SweepSection.Method.HALVING) {
      rungs = rungs(loaded, section, settings.size(), base.training().epochs());
      settings = settings.subList(0, rungs.get(0).candidates());
    }
    List<Candidate> candidates = new Candidates(loaded, plugins).of(settings, rungs);
    requireBudget(loaded, section, candidates.get(0).cost(0, section.seeds()));
    StudyCheck check = StudyCheck.of(candidates.stream().map(each -> each.trials(0, 1).get(0)).toList());
    if (!check.measures(PART)) {
      throw loaded.problem("sweep", "a sweep needs validation data, and there is none",
          StudyCheck.SET_ASIDE);
    }
    StudyMetric metric = check.metric(section.metric(), PART, loaded.place("sweep.metric"));
    Varied.requireOneLoss(candidates.stream().map(Candidate::variant).toList(), metric, loaded.place("sweep.over"));
    return new Sweep(base, section, candidates, rungs, check, metric);
  }

  private static void requireSomethingToTry(LoadedExperiment loaded, SweepSection section) {
    if (section.over().isEmpty()) {
      throw loaded.problem("sweep", "there are no settings to search",
          "write --over trainer.learning-rate=log:1e-3..1, for instance, or 'over' in 'sweep'");
    }
    Varied.require(section.over().keySet(), path -> loaded.place("sweep.over." + path));
    boolean grid = section.method() == SweepSection.Method.GRID;
    double count = grid ? Tries.gridSize(section) : section.runs();
    if (count > MOST) {
      throw loaded.problem(grid ? "sweep.over" : "sweep.runs",
          String.format(Locale.ROOT, "%,.0f combinations are more than the limit of a sweep, %,d", count, MOST),
          grid ? "use fewer values, fewer 'points' of ranges, or another method" : "use fewer");
    }
    if (section.method() == SweepSection.Method.SOBOL && section.over().size() > Sobol.MAX_DIMENSIONS) {
      throw loaded.problem("sweep.over", section.over().size() + " settings are more than 'sobol' supports, "
          + Sobol.MAX_DIMENSIONS, "take --method random");
    }
    if (section.method() == SweepSection.Method.HALVING && section.over().containsKey("training.epochs")) {
      throw loaded.problem("sweep.over", "training.epochs can't vary with halving, which sets it",
          "use another method, or remove it");
    }
  }

  /** Of as many settings as there are, or as the budget is enough for. */
  private static List<Rung> rungs(LoadedExperiment loaded, SweepSection section, int settings, int epochs) {
    for (int first = settings; first > 0; first--) {
      List<Rung> rungs = Rung.of(first, section.eta(), epochs);
      if (Rung.cost(rungs) * section.seeds() <= section.budget().orElse(Integer.MAX_VALUE)
          || section.budget().isEmpty()) {
        return rungs;
      }
    }
    requireBudget(loaded, section, (long) epochs * section.seeds());
    throw new AssertionError("one combination costs its epochs");
  }

  private static void requireBudget(LoadedExperiment loaded, SweepSection section, long needed) {
    if (section.budget().isPresent() && section.budget().get() < needed) {
      throw loaded.problem("sweep.budget", String.format(Locale.ROOT,
          "the budget of %,d epochs is too small: the first combination may take %,d",
          section.budget().get(), needed), "allow more epochs, or set fewer epochs in 'training' or fewer seeds");
    }
  }

  @Override
  public Experiment experiment() {
    return base;
  }

  @Override
  public StudyCheck check() {
    return check;
  }

  /** Halving goes by results, and so does a budget that isn't surely enough for all. */
  @Override
  public boolean hasRounds() {
    long most = candidates.stream().mapToLong(candidate -> candidate.cost(0, section.seeds())).sum();
    return rungs.size() > 1 || section.budget().isPresent() && most > section.budget().get();
  }

  @Override
  public SweepResult run(TrialRunner runner) throws IOException {
    SweepRun run = new SweepRun(section, metric, runner);
    int stages = Math.max(1, rungs.size());
    announce(runner, stages);
    List<Candidate> going = candidates;
    for (int stage = 0; stage < stages; stage++) {
      if (stage > 0) {
        going = run.best(going, rungs.get(stage).candidates());
      }
      if (!run.train(going, stage)) {
        break;
      }
    }
    List<Trial> trials = run.trials();
    SweepTable table = SweepTable.of(section, metric, base.seed(), candidates.size(), run.epochs(), run.rows());
    return new SweepResult(table, trials, run.interrupted());
  }

  private void announce(TrialRunner runner, int stages) {
    long trainings = 0;
    long epochs = 0;
    for (int stage = 0; stage < stages; stage++) {
      int count = rungs.isEmpty() ? candidates.size() : rungs.get(stage).candidates();
      trainings += (long) count * section.seeds();
      for (int i = 0; i < count; i++) {
        epochs += candidates.get(i).cost(stage, section.seeds());
      }
    }
    runner.announce(trainings, epochs);
  }
}
