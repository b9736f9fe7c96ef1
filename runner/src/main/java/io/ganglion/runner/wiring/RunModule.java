package io.ganglion.runner.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.folds.CrossValidation;
import io.ganglion.experiments.run.EpochLog;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.FoldTraining;
import io.ganglion.experiments.run.LearningCurve;
import io.ganglion.experiments.run.Notes;
import io.ganglion.experiments.run.PluginFactory;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.run.RunSubject;
import io.ganglion.experiments.start.RunAssembly;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.plugins.PluginCatalog;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.Logger;

/**
 * Everything that one run is made of. All that a user can get wrong has been reported before: if the injector can't be
 * made, that is a bug.
 */
final class RunModule extends AbstractModule {
  private final RunAssembly.Parts parts;

  RunModule(RunAssembly.Parts parts) {
    this.parts = parts;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();

    bind(Experiment.class).toInstance(parts.experiment());
    bind(RunContext.class).toInstance(parts.context());
    bind(PreparedData.class).toInstance(parts.data());
    bind(PluginCatalog.class).toInstance(parts.plugins());
    bind(ArtifactStore.class).toInstance(parts.store());
    bind(Logger.class).toInstance(parts.log());
    bind(RunProgress.class).toInstance(parts.progress());
    bind(StudyProgress.class).toInstance(parts.foldProgress());
    bind(RunSubject.class).toInstance(parts.subject());
    bind(LearningCurve.class).toInstance(new LearningCurve());

    bindPlugins(PluginKind.LOSS, new TypeLiteral<PluginType<Loss>>() {});
    bindPlugins(PluginKind.TRAINER, new TypeLiteral<PluginType<Trainer<?>>>() {});

    Multibinder<TrainingListener> listeners = Multibinder.newSetBinder(binder(), TrainingListener.class);
    listeners.addBinding().to(LearningCurve.class);
    listeners.addBinding().toInstance(new EpochLog(parts.log()));
    listeners.addBinding().to(RunProgress.class);
  }

  @Provides
  static PluginFactory factory(Map<String, PluginType<Loss>> losses, Map<String, PluginType<Trainer<?>>> trainers) {
    return new PluginFactory(losses, trainers);
  }

  @Provides
  static FoldTraining folds(Experiment experiment, PluginCatalog plugins, RunContext context, StudyProgress progress,
      ArtifactStore store, Logger log) {
    return new CrossValidation(experiment, plugins, context, progress, store, log);
  }

  @Provides
  static Notes notes(RunContext context, RunProgress progress, Logger log) {
    return new Notes(context, progress, log);
  }

  @Provides
  static ExperimentRun run(RunSubject subject, PluginFactory factory, Set<TrainingListener> listeners,
      LearningCurve curve, FoldTraining folds, Notes notes) {
    return new ExperimentRun(subject, factory, listeners, curve, folds, notes);
  }

  /** By name. The loader has made sure that no name occurs twice: Guice would let equal instances pass. */
  private <T> void bindPlugins(PluginKind<T> kind, TypeLiteral<PluginType<T>> type) {
    MapBinder<String, PluginType<T>> byName = MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), type);
    for (String name : parts.plugins().names(kind)) {
      byName.addBinding(name).toInstance(parts.plugins().find(kind, name).orElseThrow());
    }
  }
}
