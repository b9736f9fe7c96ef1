package io.ganglion.engine;

import io.ganglion.api.Demand;
import io.ganglion.api.Loss;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.api.TrainingEvent;
import io.ganglion.api.TrainingListener;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.stop.StopRule;
import io.ganglion.engine.store.CheckpointException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained. Set what differs from the defaults, then {@link #run}; the same object may run any number of
 * times.
 */
public final class Training {
  private static final int DEFAULT_EPOCHS = 1000;

  final Network network;
  final Loss loss;
  Reduction reduction = Reduction.MEAN;
  Penalty penalty = Penalty.NONE;
  @Nullable Trainer<?> trainer;
  int epochs = DEFAULT_EPOCHS;
  /** 0 for the full batch. */
  int batchSize;
  boolean shuffle = true;
  long seed;
  int threads = 1;
  Precision precision = Precision.FLOAT64;
  Keep keep = Keep.BEST;
  final List<StopRule<?>> stopRules = new ArrayList<>();
  final List<TrainingListener> listeners = new ArrayList<>();
  /** Null for no checkpoints. */
  @Nullable CheckpointKeeper keeper;
  final List<EpochObserver> observers = new ArrayList<>();

  private Training(Network network, Loss loss) {
    LossChecks.requireUsable(loss, network.outputActivation());
    this.network = network;
    this.loss = loss;
  }

  public static Training of(Network network, Loss loss) {
    return new Training(network, loss);
  }

  /** There is no default: the trainer must be chosen. */
  public Training trainer(Trainer<?> trainer) {
    this.trainer = trainer;
    return this;
  }

  /** Mean (the default) or sum over a batch. */
  public Training reduction(Reduction reduction) {
    this.reduction = reduction;
    return this;
  }

  /** What is added to the loss of the training examples; nothing unless set. Validation losses go without it. */
  public Training penalty(Penalty penalty) {
    this.penalty = penalty;
    return this;
  }

  /** After how many epochs it ends at the latest; 1000 unless set. */
  public Training epochs(int epochs) {
    this.epochs = requirePositive("epochs", epochs);
    return this;
  }

  /** Examples per step; the last batch of an epoch may be smaller. The full batch unless set. */
  public Training batchSize(int batchSize) {
    this.batchSize = requirePositive("batch size", batchSize);
    return this;
  }

  /** Whether mini-batches are drawn in a new order each epoch, made from the seed and the epoch; true unless set. */
  public Training shuffle(boolean shuffle) {
    this.shuffle = shuffle;
    return this;
  }

  /** What start weights and shuffles are made from; 0 unless set. */
  public Training seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** How many threads compute; 1 unless set. Has no influence on the result. */
  public Training threads(int threads) {
    this.threads = requirePositive("threads", threads);
    return this;
  }

  /** What hidden layers compute in; double precision unless set. */
  public Training precision(Precision precision) {
    this.precision = precision;
    return this;
  }

  /** The best parameters by validation loss (the default, where there is validation data) or the last. */
  public Training keep(Keep keep) {
    this.keep = keep;
    return this;
  }

  /** Adds a stop rule; the first that says so ends training. */
  public Training stop(StopRule<?> rule) {
    stopRules.add(rule);
    return this;
  }

  /** Adds a listener. */
  public Training listener(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Who keeps checkpoints; nobody unless set. */
  public Training checkpoints(CheckpointKeeper keeper) {
    this.keeper = keeper;
    return this;
  }

  /** Adds somebody who looks at the parameters and the trainer's steps. */
  public Training observer(EpochObserver observer) {
    observers.add(observer);
    return this;
  }

  private static int requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be 1 or more, but is " + value);
    }
    return value;
  }

  /** Trains without validation data; the last parameters are kept. */
  public TrainingResult run(Examples training) {
    return run(training, null);
  }

  /**
   * Trains.
   *
   * @param validation may be null
   * @throws IllegalArgumentException if trainer, stop rules and data don't go together
   * @throws CheckpointException if checkpoints are to be kept and the trainer's state doesn't fit into one
   */
  public TrainingResult run(Examples training, @Nullable Examples validation) {
    return run(training, validation, null);
  }

  /**
   * Goes on from a checkpoint that a training with the same settings and examples kept, and ends with the same bits as
   * that would have. Listeners hear of what comes after the checkpoint alone.
   *
   * @param validation may be null
   * @throws IllegalArgumentException if trainer, stop rules and data don't go together
   * @throws CheckpointException if the checkpoint isn't from such a training, as far as that can be seen
   */
  public TrainingResult resume(Checkpoint from, Examples training, @Nullable Examples validation) {
    return run(training, validation, Objects.requireNonNull(from, "from"));
  }

  private TrainingResult run(Examples training, @Nullable Examples validation, @Nullable Checkpoint from) {
    if (trainer == null) {
      throw new IllegalStateException("no trainer was chosen");
    }
    for (StopRule<?> rule : stopRules) {
      if (rule.needsValidation() && validation == null) {
        throw new IllegalArgumentException(rule + " needs validation data");
      }
    }
    try (Team team = new Team(threads)) {
      NetworkObjective objective = new NetworkObjective(network, loss, reduction, penalty, training, team, precision);
      NetworkObjective validationObjective =
          validation == null ? null : new NetworkObjective(network, loss, reduction, validation, team, precision);
      requireFullBatches(trainer, training.count());
      return new TrainingLoop<>(this, trainer, objective, training.count(), validationObjective).run(from);
    }
  }

  /** Normal equations, too, are over all examples. */
  private void requireFullBatches(Trainer<?> trainer, int examples) {
    boolean demanded = trainer.demands().contains(Demand.FULL_BATCH)
        || trainer.demands().contains(Demand.LEAST_SQUARES);
    if (demanded && batchSize != 0 && batchSize < examples) {
      throw new IllegalArgumentException(trainer + " needs full batches");
    }
  }

  void tell(TrainingEvent event) {
    for (TrainingListener listener : listeners) {
      listener.on(event);
    }
  }

  /** Whether a step's outcome ends training, and why. */
  static @Nullable StopReason reasonOf(Step.Outcome outcome) {
    return switch (outcome) {
      case PROGRESS -> null;
      case CONVERGED -> new StopReason(StopReason.Kind.CONVERGED, "the trainer found a minimum");
      case STUCK -> new StopReason(StopReason.Kind.STUCK, "the trainer finds no better parameters from here");
    };
  }
}
