package io.ganglion.experiments.start;

import io.ganglion.engine.event.TrainingListener;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.folds.CrossValidation;
import io.ganglion.experiments.run.EpochLog;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.LearningCurve;
import io.ganglion.experiments.run.Notes;
import io.ganglion.experiments.run.PluginFactory;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.run.RunSubject;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.plugins.PluginCatalog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.logging.log4j.Logger;

/** Puts one run together from its parts. */
@FunctionalInterface
public interface RunAssembly {
  /** The run of {@code parts}. */
  ExperimentRun assemble(Parts parts);

  /** What one run is made of: everything that a user can get wrong has been checked. */
  record Parts(Experiment experiment, RunContext context, PreparedData data, PluginCatalog plugins, ArtifactStore store,
      RunProgress progress, StudyProgress foldProgress, Logger log) {
    /** What the run is of, and where it leaves its results. */
    public RunSubject subject() {
      return new RunSubject(experiment, context, data, plugins, store, log);
    }
  }

  /** Puts a run together without any framework. */
  static RunAssembly plain() {
    return parts -> {
      LearningCurve curve = new LearningCurve();
      Set<TrainingListener> listeners =
          new LinkedHashSet<>(List.of(curve, new EpochLog(parts.log()), parts.progress()));
      return new ExperimentRun(parts.subject(), PluginFactory.of(parts.plugins()), listeners, curve,
          new CrossValidation(parts.experiment(), parts.plugins(), parts.context(), parts.foldProgress(),
              parts.store(), parts.log()),
          new Notes(parts.context(), parts.progress(), parts.log()));
    };
  }
}
