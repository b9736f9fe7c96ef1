package io.ganglion.experiments.events;

import com.google.gson.JsonObject;
import io.ganglion.api.host.KebabCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One thing that a command tells. For programs, the components are the fields of a JSON object, by their names;
 * {@code docs/events.md} says what each is, and a test holds it to these records.
 */
public sealed interface RunEvent {
  /** Its name for programs: that of the record in kebab case. */
  default String event() {
    return KebabCase.ofComponent(getClass().getSimpleName());
  }

  /**
   * The command begins.
   *
   * @param ganglion the version
   * @param command the arguments
   */
  record Begin(String ganglion, List<String> command) implements RunEvent {}

  /**
   * There is a directory for the results.
   *
   * @param kind {@code run}, {@code compare} or {@code sweep}
   * @param experiment with every default, as an experiment file
   */
  record Directory(String kind, String directory, String name, long seed, String experiment) implements RunEvent {}

  /** Something is suspicious in the data or the settings. */
  record Lint(String lint, String message, String where, String why, String help) implements RunEvent {}

  /** Training begins, or goes on. */
  record TrainingStarted(int parameters, int maxEpochs) implements RunEvent {}

  /**
   * The run goes on from a checkpoint.
   *
   * @param epoch the last one that counts: later ones are run again
   */
  record Resumed(int epoch) implements RunEvent {}

  /** An epoch has ended; see {@link io.ganglion.engine.event.TrainingEvent.EpochEnded}. */
  record Epoch(int epoch, double trainingLoss, OptionalDouble validationLoss, Optional<String> metric,
      OptionalDouble metricValue, boolean best, OptionalDouble learningRate) implements RunEvent {}

  /**
   * How the parameters of one layer are distributed: at the start, after epochs 1, 2, 5, 10, 20, 50 and so on, and in
   * the end.
   *
   * @param layer its number in the experiment
   * @param edges ascending, one more than there are counts
   * @param counts how many parameters lie between an edge and the next one
   */
  record Weights(int epoch, int layer, String kind, List<Double> edges, List<Integer> counts, double sum,
      double sumOfSquares) implements RunEvent {}

  /**
   * A symptom of the training was noticed, or is gone.
   *
   * @param epoch after which it was seen; empty in the end
   */
  record Note(String symptom, OptionalInt epoch, boolean gone, String message, String cause, String help)
      implements RunEvent {}

  /** A checkpoint is in the run directory. */
  record Checkpoint(int epoch, String file) implements RunEvent {}

  /** Training is over. */
  record TrainingEnded(int epochs, int keptEpoch, String stopReason) implements RunEvent {}

  /** One of many trainings begins. */
  record TrialStarted(String trial, int maxEpochs) implements RunEvent {}

  /**
   * One of many trainings has ended.
   *
   * @param known whether its result is from before, when the command was stopped
   * @param settings what it has otherwise than the experiment, and the trainer and the seed, by dotted path
   * @param failure what keeps it from counting: {@code diverged} or {@code not-reached}
   * @param scores loss and metrics by part of the data and name
   * @param curve epoch, training loss and, if there is one, validation loss of some epochs
   */
  record TrialEnded(String trial, boolean known, Map<String, String> settings, int epochs, int keptEpoch,
      String stopReason, Optional<String> failure, Map<String, Map<String, Double>> scores, List<List<Double>> curve,
      double seconds) implements RunEvent {}

  /** Something couldn't be made, or may be unexpected. */
  record Warning(String message, String where, String why, String help) implements RunEvent {}

  /**
   * All results are there.
   *
   * @param manifest what {@code --json} prints
   */
  record Result(JsonObject manifest) implements RunEvent {}

  /** The command fails; one for each thing that is wrong. */
  record Failure(int exitCode, String message, String where, String why, String help) implements RunEvent {
    @Override
    public String event() {
      return "error";
    }
  }

  /** The command has ended: nothing follows. */
  record End(int exitCode) implements RunEvent {}
}
