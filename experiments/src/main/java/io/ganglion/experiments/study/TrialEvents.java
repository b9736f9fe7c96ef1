package io.ganglion.experiments.study;

import io.ganglion.api.host.KebabCase;
import io.ganglion.engine.model.Model;
import io.ganglion.experiments.config.Experiment;
import io.ganglion.experiments.config.ResolvedYaml;
import io.ganglion.experiments.config.WrittenSettings;
import io.ganglion.experiments.events.RunEvent;
import io.ganglion.experiments.events.RunEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells of the trainings of a study, or of the folds of a run: of each when it begins, and when its result is kept. */
public final class TrialEvents {
  private final RunEvents events;
  private final Map<String, String> usual;
  private final Set<String> sent = new HashSet<>();

  /** @param experiment what trials are set beside */
  public TrialEvents(RunEvents events, Experiment experiment) {
    this.events = events;
    this.usual = events.areWritten() ? WrittenSettings.of(ResolvedYaml.write(experiment)) : Map.of();
  }

  /** A journal that tells what is kept in another, and once what that knows from before. */
  public Journal journal(Journal journal) {
    return !events.areWritten() ? journal : new Journal() {
      @Override
      public Optional<TrialResult> find(Trial trial) {
        Optional<TrialResult> known = journal.find(trial);
        known.ifPresent(result -> tell(trial, result, true));
        return known;
      }

      @Override
      public void keep(Trial trial, TrialResult result) throws IOException {
        journal.keep(trial, result);
        tell(trial, result, false);
      }

      @Override
      public void lookAgain() throws IOException {
        journal.lookAgain();
      }
    };
  }

  private void tell(Trial trial, TrialResult result, boolean known) {
    if (!sent.add(trial.key())) {
      return;
    }
    Map<String, String> settings = new TreeMap<>(WrittenSettings.of(ResolvedYaml.write(trial.experiment())));
    settings.entrySet().removeIf(setting -> setting.getValue().equals(usual.get(setting.getKey()))
        || setting.getKey().equals("runtime.threads"));
    settings.put("seed", Long.toString(trial.experiment().seed()));
    settings.put("trainer.use", trial.experiment().trainer().name());
    events.tell(new RunEvent.TrialEnded(trial.name(), known, settings, result.epochs(), result.keptEpoch(),
        result.stopReason(), result.failure().map(KebabCase::ofConstant), scores(result),
        result.curve().points().stream().map(TrialEvents::point).toList(), result.seconds()));
  }

  private static Map<String, Map<String, Double>> scores(TrialResult result) {
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    result.scores().forEach((part, score) -> {
      Map<String, Double> numbers = new LinkedHashMap<>(Map.of(Model.Score.LOSS, score.loss()));
      numbers.putAll(score.metrics());
      scores.put(part, numbers);
    });
    return scores;
  }

  private static List<Double> point(Curve.Point point) {
    List<Double> values = new ArrayList<>(List.of((double) point.epoch(), point.training()));
    point.validation().ifPresent(values::add);
    return values;
  }

  /** What shows progress as another does, and tells which trainings begin. */
  public StudyProgress progress(StudyProgress progress) {
    return !events.areWritten() ? progress : new StudyProgress() {
      @Override
      public void announce(long trainings, long epochs) {
        progress.announce(trainings, epochs);
      }

      @Override
      public void expect(int epochs, boolean isKnown) {
        progress.expect(epochs, isKnown);
      }

      @Override
      public Working begin(String name, int epochs) {
        events.tell(new RunEvent.TrialStarted(name, epochs));
        return progress.begin(name, epochs);
      }

      @Override
      public void end() {
        progress.end();
      }
    };
  }
}
