package io.ganglion.experiments.folds;

import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.SplitSection;
import io.ganglion.experiments.study.TrialEvents;
import io.ganglion.experiments.run.FoldTraining;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.FileJournal;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.experiments.study.Trial;
import io.ganglion.experiments.study.TrialPool;
import io.ganglion.experiments.study.TrialResult;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.logging.log4j.Logger;

/**
 * Trains every fold of an experiment, as many at once as it may use threads. The draws have seeds of their own: the
 * experiment's, the next, and so on; so each fold is what {@code --seed} and {@code split.fold} give as a run.
 */
public final class CrossValidation implements FoldTraining {
  private static final String FILE = "folds.csv";

  private final Experiment experiment;
  private final PluginCatalog plugins;
  private final RunContext context;
  private final StudyProgress progress;
  private final ArtifactStore store;
  private final Logger log;

  /** One fold that is to be trained. */
  private record Planned(int repeat, int number, long seed, Trial trial) {}

  public CrossValidation(Experiment experiment, PluginCatalog plugins, RunContext context, StudyProgress progress,
      ArtifactStore store, Logger log) {
    this.experiment = experiment;
    this.plugins = plugins;
    this.context = context;
    this.progress = progress;
    this.store = store;
    this.log = log;
  }

  @Override
  public Optional<Outcome> run() throws IOException {
    if (!experiment.data().split().isCrossValidation()) {
      return Optional.empty();
    }
    FoldScores scores = scores();
    return Optional.of(new Outcome(FoldReport.json(scores), FoldReport.text(scores), scores.diverged()));
  }

  @Override
  public void forget() throws IOException {
    if (experiment.data().split().isCrossValidation()) {
      new FileJournal(store, log).clear();
    }
  }

  /** Trains those that weren't finished before; if it is interrupted, those that were finished have been written. */
  private FoldScores scores() throws IOException {
    SplitSection split = experiment.data().split();
    List<Planned> planned = planned(split);
    int threads = experiment.runtime().threads().orElse(Runtime.getRuntime().availableProcessors());
    TrialEvents events = new TrialEvents(context.events(), experiment);
    List<Optional<TrialResult>> results = new TrialPool(plugins, threads, events.journal(new FileJournal(store, log)),
        context.interruption(), events.progress(progress)).run(planned.stream().map(Planned::trial).toList());
    progress.end();
    List<Fold> folds = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      Planned fold = planned.get(i);
      results.get(i).ifPresent(result -> folds.add(new Fold(fold.repeat(), fold.number(), fold.seed(), result)));
    }
    FoldScores scores = new FoldScores(split.kfold().getAsInt(), split.repeats(), folds);
    store.write(FILE, scores.toCsv());
    if (folds.size() < planned.size()) {
      throw new ProblemException(ExitCode.INTERRUPTED, new Problem("interrupted after " + folds.size() + " of "
          + planned.size() + " folds", Place.at(store.directory().toString()),
          "resume with: " + context.resumeCommand(store.directory())));
    }
    return scores;
  }

  private List<Planned> planned(SplitSection split) {
    List<Planned> planned = new ArrayList<>();
    for (int repeat = 1; repeat <= split.repeats(); repeat++) {
      long seed = experiment.seed() + repeat - 1;
      for (int fold = 1; fold <= split.kfold().getAsInt(); fold++) {
        String name = "draw " + repeat + ", fold " + fold;
        planned.add(new Planned(repeat, fold, seed, new Trial(name,
            experiment.withData(experiment.data().withSplit(split.withFold(fold)), seed), OptionalDouble.empty(),
            path -> Place.at(name))));
      }
    }
    return planned;
  }
}
