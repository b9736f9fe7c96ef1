package io.ganglion.runner.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.api.Trainer;
import io.ganglion.api.TrainingListener;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import io.ganglion.api.host.PluginType;
import io.ganglion.runner.config.Experiment;
import io.ganglion.runner.data.PreparedData;
import io.ganglion.runner.folds.CrossValidation;
import io.ganglion.runner.plugins.PluginCatalog;
import io.ganglion.runner.store.ArtifactStore;
import io.ganglion.runner.run.FoldTraining;
import io.ganglion.runner.run.EpochLog;
import io.ganglion.runner.run.ExperimentRun;
import io.ganglion.runner.run.LearningCurve;
import io.ganglion.runner.run.Notes;
import io.ganglion.runner.run.PluginFactory;
import io.ganglion.runner.run.RunContext;
import io.ganglion.runner.terminal.Console;
import io.ganglion.runner.terminal.ProgressLine;
import org.apache.logging.log4j.Logger;

/**
 * Everything that one run is made of. All that a user can get wrong has been reported before: if the injector can't be
 * made, that is a bug.
 */
final class RunModule extends AbstractModule {
  private final Experiment experiment;
  private final RunContext context;
  private final PreparedData data;
  private final PluginCatalog plugins;
  private final ArtifactStore store;
  private final Console console;
  private final Logger log;

  RunModule(Experiment experiment, RunContext context, PreparedData data, PluginCatalog plugins, ArtifactStore store,
      Console console, Logger log) {
    this.experiment = experiment;
    this.context = context;
    this.data = data;
    this.plugins = plugins;
    this.store = store;
    this.console = console;
    this.log = log;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();

    bind(Experiment.class).toInstance(experiment);
    bind(RunContext.class).toInstance(context);
    bind(PreparedData.class).toInstance(data);
    bind(PluginCatalog.class).toInstance(plugins);
    bind(ArtifactStore.class).toInstance(store);
    bind(Logger.class).toInstance(log);
    bind(Console.class).toInstance(console);
    bind(FoldTraining.class).to(CrossValidation.class);
    bind(CrossValidation.class);
    bind(LearningCurve.class).toInstance(new LearningCurve());
    bind(EpochLog.class);
    bind(ProgressLine.class).toInstance(new ProgressLine(console, System::nanoTime));
    bind(Notes.class);
    bind(PluginFactory.class);
    bind(ExperimentRun.class);

    bindPlugins(PluginKind.ACTIVATION, new TypeLiteral<PluginType<Activation>>() {});
    bindPlugins(PluginKind.INITIALIZER, new TypeLiteral<PluginType<WeightInitializer>>() {});
    bindPlugins(PluginKind.LOSS, new TypeLiteral<PluginType<Loss>>() {});
    bindPlugins(PluginKind.TRAINER, new TypeLiteral<PluginType<Trainer<?>>>() {});

    Multibinder<TrainingListener> listeners = Multibinder.newSetBinder(binder(), TrainingListener.class);
    listeners.addBinding().to(LearningCurve.class);
    listeners.addBinding().to(EpochLog.class);
    listeners.addBinding().to(ProgressLine.class);
  }

  /** By name. The loader has made sure that no name occurs twice: Guice would let equal instances pass. */
  private <T> void bindPlugins(PluginKind<T> kind, TypeLiteral<PluginType<T>> type) {
    MapBinder<String, PluginType<T>> byName = MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), type);
    for (String name : plugins.names(kind)) {
      byName.addBinding(name).toInstance(plugins.find(kind, name).orElseThrow());
    }
  }
}
