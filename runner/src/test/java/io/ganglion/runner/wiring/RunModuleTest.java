package io.ganglion.runner.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

import com.google.inject.ConfigurationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.multibindings.Multibinder;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.engine.store.Disk;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ExperimentReader;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.data.DataPreparation;
import io.ganglion.experiments.data.PreparedData;
import io.ganglion.experiments.run.ExperimentRun;
import io.ganglion.experiments.run.Interruption;
import io.ganglion.experiments.run.LearningCurve;
import io.ganglion.experiments.run.RunContext;
import io.ganglion.experiments.run.RunLog;
import io.ganglion.experiments.run.RunProgress;
import io.ganglion.experiments.start.RunAssembly;
import io.ganglion.experiments.store.ArtifactStore;
import io.ganglion.experiments.study.StudyProgress;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.PluginLoader;
import io.ganglion.runner.Bench;
import io.ganglion.runner.log.RunLogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;

class RunModuleTest {
  @TempDir
  Path folder;
  private ArtifactStore store;
  private RunLog log;
  private RunModule module;

  @BeforeEach
  void ofFiveEpochsOfXor() throws IOException {
    new Bench(folder).example("xor");
    PluginCatalog plugins = new PluginLoader().load(List.of());
    LoadedExperiment loaded = ExperimentReader.read(folder.resolve("xor.yaml"),
        List.of("training.epochs=5", "training.stop=[]"));
    Experiment experiment = loaded.bind(plugins);
    PreparedData data = DataPreparation.prepare(experiment, loaded::place);
    RunContext context = new RunContext(loaded.text(), ResolvedYaml.write(experiment), folder, "ganglion", List.of(),
        Optional.empty(), List.of(), new Interruption(), false);
    store = ArtifactStore.createIn(Disk.REAL, folder, "run");
    log = RunLogFile.open(store.directory().resolve(RunLog.FILE));
    module = new RunModule(new RunAssembly.Parts(experiment, context, data, plugins, store, RunProgress.NONE,
        StudyProgress.NONE, log.logger()));
  }

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  private Injector injectorWith(TrainingListener... more) {
    return Guice.createInjector(module, binder -> {
      for (TrainingListener listener : more) {
        Multibinder.newSetBinder(binder, TrainingListener.class).addBinding().toInstance(listener);
      }
    });
  }

  @Test
  void everyBoundListenerHearsTheRunFromItsStartToItsEnd() throws IOException {
    TrainingListener one = mock(TrainingListener.class);
    TrainingListener two = mock(TrainingListener.class);
    injectorWith(one, two).getInstance(ExperimentRun.class).run();

    for (TrainingListener listener : List.of(one, two)) {
      InOrder order = inOrder(listener);
      order.verify(listener).on(new Started(21, 5));
      order.verify(listener, times(5)).on(isA(EpochEnded.class));
      order.verify(listener).on(new Ended(5, 5, "all 5 epochs were run"));
      order.verifyNoMoreInteractions();
    }
  }

  @Test
  void listenersHearOfAnEpochBeforeTheNextBegins() throws IOException {
    TrainingListener one = mock(TrainingListener.class);
    TrainingListener two = mock(TrainingListener.class);
    injectorWith(one, two).getInstance(ExperimentRun.class).run();

    InOrder order = inOrder(one, two);
    for (int epoch = 1; epoch <= 5; epoch++) {
      int number = epoch;
      order.verify(one).on(argThat(event -> isEpoch(event, number)));
      order.verify(two).on(argThat(event -> isEpoch(event, number)));
    }
  }

  private static boolean isEpoch(TrainingEvent event, int number) {
    return event instanceof EpochEnded epoch && epoch.epoch() == number;
  }

  @Test
  void aListenerThatThrowsEndsTheRunWithoutAModel() {
    TrainingListener listener = mock(TrainingListener.class);
    doThrow(new IllegalStateException("no more")).when(listener).on(any());
    ExperimentRun run = injectorWith(listener).getInstance(ExperimentRun.class);
    assertEquals("no more", assertThrows(IllegalStateException.class, run::run).getMessage());
    assertEquals(List.of("experiment.yaml", "log.txt", "resolved.yaml"), Bench.files(store.directory()));
  }

  @Test
  void theManifestIsWrittenWhenAllButTheReportIsThere() throws IOException {
    // Where it should be moved to, there is a folder with something in it.
    Files.createDirectories(store.directory().resolve("manifest.json/taken"));
    ExperimentRun run = injectorWith().getInstance(ExperimentRun.class);
    assertThrows(IOException.class, run::run);
    assertEquals(
        List.of("data.json", "diagnosis.json", "evaluation.json", "experiment.yaml", "log.txt", "manifest.json",
            "metrics.csv", "model.ganglion", "probe.csv", "resolved.yaml"),
        Bench.files(store.directory()));
    assertTrue(Bench.read(store.directory().resolve("log.txt")).endsWith("done: all 5 epochs were run\n"));
  }

  @Test
  void theCurveThatListensIsTheOneThatIsWritten() {
    Injector injector = injectorWith();
    assertSame(injector.getInstance(LearningCurve.class), injector.getInstance(LearningCurve.class));
  }

  @Test
  void nothingIsMadeThatIsNotBound() {
    Injector injector = injectorWith();
    assertThrows(ConfigurationException.class, () -> injector.getInstance(Unbound.class));
    assertThrows(ConfigurationException.class, () -> injector.getInstance(Key.get(String.class)));
  }

  /** Guice would make one of these by default. */
  static final class Unbound {}
}
