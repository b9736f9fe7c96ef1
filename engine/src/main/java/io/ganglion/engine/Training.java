package io.ganglion.engine;

import io.ganglion.api.Demand;
import io.ganglion.api.Loss;
import io.ganglion.api.Objective;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingListener;
import io.ganglion.engine.network.Graph;
import io.ganglion.engine.network.PenaltyTerm;
import io.ganglion.engine.network.Population;
import io.ganglion.engine.objective.EpochOrder;
import io.ganglion.engine.objective.ExampleSums;
import io.ganglion.engine.objective.FreeParameters;
import io.ganglion.engine.objective.JudgedByPopulation;
import io.ganglion.engine.objective.LeastSquaresNetworkObjective;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.objective.TrainedObjective;
import io.ganglion.engine.settings.Keep;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.engine.settings.TrainerChecks;
import io.ganglion.engine.stop.StopRule;
import io.ganglion.engine.store.CheckpointException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained. Set what differs from the defaults, then {@link #run}; the same object may run any number
 * of times.
 */
public final class Training {
  private static final int DEFAULT_EPOCHS = 1000;

  private final Network network;
  /** Null for initial weights. */
  private double @Nullable [] start;
  private final BitSet frozen = new BitSet();
  private final Loss loss;
  private Reduction reduction = Reduction.MEAN;
  private Penalty penalty = Penalty.NONE;
  private @Nullable Trainer<?> trainer;
  private int epochs = DEFAULT_EPOCHS;
  /** 0 for the full batch. */
  private int batchSize;
  private double clipNorm = Double.POSITIVE_INFINITY;
  private boolean shuffle = true;
  private long seed;
  private int threads = 1;
  private Precision precision = Precision.FLOAT64;
  private Keep keep = Keep.BEST;
  /** Null for the loss. */
  private @Nullable Monitor monitor;
  private final List<StopRule<?>> stopRules = new ArrayList<>();
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final List<EpochObserver> observers = new ArrayList<>();
  /** Null for no checkpoints. */
  private @Nullable CheckpointKeeper keeper;
  private BooleanSupplier cancelled = () -> false;

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

  /**
   * Where it starts, instead of at initial weights, such as {@link io.ganglion.engine.model.Model#parameters()} of a
   * model whose network is the same.
   *
   * @param parameters one for each of the network's; not copied
   */
  public Training startAt(double[] parameters) {
    if (parameters.length != network.parameterCount()) {
      throw new IllegalArgumentException("a training starts at " + network.parameterCount()
          + " parameters, as many as the network has, not at " + parameters.length);
    }
    this.start = parameters;
    return this;
  }

  /**
   * Leaves the parameters of one of the network's layers where they start, to the bit, whatever the trainer: it sees
   * the loss as a function of the others alone.
   *
   * @param layer its {@link LayerInfo#number}, from 1
   */
  public Training freeze(int layer) {
    int before = frozen.cardinality();
    for (LayerInfo node : network.layers()) {
      if (node.number() == layer) {
        frozen.set(node.offset(), node.offset() + node.parameterCount());
      }
    }
    if (frozen.cardinality() == before) {
      throw new IllegalArgumentException("there is no layer " + layer + " with parameters to freeze, or it is frozen"
          + " already");
    }
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

  /**
   * A gradient whose norm is greater is shortened to this: recurrent networks now and then have very long ones. As long
   * as they are, unless set.
   */
  public Training gradientClipNorm(double norm) {
    if (!(norm > 0)) {
      throw new IllegalArgumentException("gradient clip norm must be greater than 0, but is " + norm);
    }
    this.clipNorm = norm;
    return this;
  }

  /** Whether mini-batches are drawn in a new order each epoch, made from the seed and the epoch; true unless set. */
  public Training shuffle(boolean shuffle) {
    this.shuffle = shuffle;
    return this;
  }

  /** What initial weights and shuffles are made from; 0 unless set. */
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

  /**
   * The best parameters by validation loss, or by what is monitored (the default, where there is validation data), or
   * the last.
   */
  public Training keep(Keep keep) {
    this.keep = keep;
    return this;
  }

  /**
   * The metric by which the best parameters are kept, and by which {@link io.ganglion.engine.stop.Patience} stops; the
   * validation loss unless set. Needs validation data.
   */
  public Training monitor(Monitor monitor) {
    this.monitor = monitor;
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

  /** Where checkpoints are kept; nowhere unless set. */
  public Training checkpoints(CheckpointKeeper keeper) {
    this.keeper = keeper;
    return this;
  }

  /** Adds an observer, which sees the parameters and the trainer's steps. */
  public Training observer(EpochObserver observer) {
    observers.add(observer);
    return this;
  }

  /**
   * When to end early. The training thread asks after every step; as soon as the answer is true, training ends as
   * {@link StopReason.Kind#INTERRUPTED}, with the parameters that it has kept so far, and with a checkpoint if these
   * are kept. Another thread cancels a training by whatever {@code cancelled} reads, such as an
   * {@link java.util.concurrent.atomic.AtomicBoolean}. Interrupting the training thread does the same at the end of an
   * epoch.
   */
  public Training cancelWhen(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    return this;
  }

  private static int requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be 1 or more, but is " + value);
    }
    return value;
  }

  /**
   * Trains without validation data; the last parameters are kept.
   *
   * @throws IllegalArgumentException if trainer, stop rules and data don't go together
   * @throws CheckpointException if checkpoints are to be kept and the trainer's state doesn't fit into one
   */
  public TrainingResult run(Examples training) {
    return run(training, null, null);
  }

  /**
   * Trains, with the loss on {@code validation} measured after each epoch.
   *
   * @throws IllegalArgumentException if trainer, stop rules and data don't go together
   * @throws CheckpointException if checkpoints are to be kept and the trainer's state doesn't fit into one
   */
  public TrainingResult run(Examples training, Examples validation) {
    return run(training, Objects.requireNonNull(validation, "validation"), null);
  }

  /**
   * Goes on from a checkpoint that a training with the same settings and examples, without validation data, has kept,
   * and ends with the same bits as that would have. Listeners hear of what comes after the checkpoint alone.
   *
   * @throws IllegalArgumentException if trainer, stop rules and data don't go together
   * @throws CheckpointException if the checkpoint can be seen to be another training's
   */
  public TrainingResult resume(Checkpoint from, Examples training) {
    return run(training, null, Objects.requireNonNull(from, "from"));
  }

  /** The same for a training with validation data. */
  public TrainingResult resume(Checkpoint from, Examples training, Examples validation) {
    return run(training, Objects.requireNonNull(validation, "validation"), Objects.requireNonNull(from, "from"));
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
    if (monitor != null && validation == null) {
      throw new IllegalArgumentException("monitoring " + monitor.name() + " needs validation data");
    }
    TrainingSettings settings = new TrainingSettings(network.withStatistics(), startPoint(), loss, reduction,
        penalty, epochs, batchSize, clipNorm, shuffle, seed, threads, precision, keep, monitor, stopRules,
        listeners, observers, keeper, cancelled);
    return run(settings, trainer, training, validation, from);
  }

  private StartPoint startPoint() {
    double[] from = start;
    long seedOfWeights = seed;
    return new StartPoint(() -> from == null ? network.initialParameters(seedOfWeights) : from.clone(),
        network.parameterCount(), (BitSet) frozen.clone());
  }

  private static TrainingResult run(TrainingSettings settings, Trainer<?> trainer, Examples training,
      @Nullable Examples validation, @Nullable Checkpoint from) {
    Network network = settings.network();
    Population population =
        network.graph().statistics() == 0 ? null : new Population(network.graph(), training);
    Precision precision = settings.precision();
    EpochOrder order = settings.isFullBatch(training.count()) || !settings.shuffle()
        ? null : new EpochOrder(settings.seed(), training.count());
    try (Team team = new Team(settings.threads());
        ExampleSums sums = new LocalSums(network.graph(), settings.loss(), training, precision, team, order,
            settings.seed())) {
      NetworkObjective objective =
          new NetworkObjective(network.graph(), settings.reduction(), settings.penalty(), precision, sums, team);
      Objective validationLoss =
          validation == null ? null : validationLoss(settings, validation, population, team);
      StartPoint start = settings.start();
      if (settings.clipNorm() < Double.POSITIVE_INFINITY && !start.freezes()) {
        objective.clipGradients(settings.clipNorm());
      }
      requireFullBatches(settings, trainer, training.count());
      requireFixed(network, trainer);
      requireAlone(network, trainer);
      Objective demanded = objective;
      if (TrainerChecks.demands(trainer).contains(Demand.LEAST_SQUARES)) {
        LeastSquaresNetworkObjective.requireSquares(trainer, settings.loss(), settings.penalty(), precision);
        demanded = new LeastSquaresNetworkObjective(objective, network.graph(), settings.reduction(),
            new PenaltyTerm(settings.penalty(), network.graph()), training, team);
      }
      if (start.freezes()) {
        demanded = demanded instanceof LeastSquaresNetworkObjective squares
            ? new FreeParameters.OfSquares(squares, start.free(), start.parameters())
            : new FreeParameters(objective, start.free(), start.parameters(), settings.clipNorm());
      }
      return new TrainingLoop<>(settings, trainer,
          new TrainedObjective(sums, objective, demanded, objective.watch(), validationLoss,
              least(settings, training, validation), population), training, validation).run(from);
    }
  }

  private static Objective validationLoss(TrainingSettings settings, Examples validation,
      @Nullable Population population, Team team) {
    Graph graph = settings.network().graph();
    LocalSums sums = new LocalSums(graph, settings.loss(), validation, settings.precision(), team);
    Objective objective =
        new NetworkObjective(graph, settings.reduction(), Penalty.NONE, settings.precision(), sums, team);
    return population == null ? objective : new JudgedByPopulation(objective, sums, population);
  }

  /** Normal equations are made of one example after another. */
  private static void requireAlone(Network network, Trainer<?> trainer) {
    if (trainer.demands().contains(Demand.LEAST_SQUARES) && network.graph().statistics() > 0) {
      throw new IllegalArgumentException(trainer + " needs outputs that follow from one example alone, and a layer"
          + " looks at all of a batch");
    }
  }

  /** A trainer that wants to see all examples at once compares losses of several steps. */
  private static void requireFixed(Network network, Trainer<?> trainer) {
    boolean compares = trainer.demands().contains(Demand.FULL_BATCH)
        || trainer.demands().contains(Demand.LEAST_SQUARES);
    if (compares && !network.isFixed()) {
      throw new IllegalArgumentException(trainer + " needs a loss that is the same in every step, and a layer draws"
          + " random numbers");
    }
  }

  private static TrainedObjective.Least least(TrainingSettings settings, Examples training,
      @Nullable Examples validation) {
    if (settings.stopRules().stream().noneMatch(rule -> rule.looksAtRatios())) {
      return TrainedObjective.Least.NOT_ASKED;
    }
    return new TrainedObjective.Least(
        LeastLoss.of(settings.network(), settings.loss(), settings.reduction(), training), validation == null ? 0
        : LeastLoss.of(settings.network(), settings.loss(), settings.reduction(), validation));
  }

  /** Normal equations, too, are over all examples. */
  private static void requireFullBatches(TrainingSettings settings, Trainer<?> trainer, int examples) {
    Set<Demand> demands = TrainerChecks.demands(trainer);
    boolean demanded = demands.contains(Demand.FULL_BATCH) || demands.contains(Demand.LEAST_SQUARES);
    if (demanded && !settings.isFullBatch(examples)) {
      throw new IllegalArgumentException(trainer + " needs full batches");
    }
  }
}
