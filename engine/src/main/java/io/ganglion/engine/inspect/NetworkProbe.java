package io.ganglion.engine.inspect;

import io.ganglion.api.ExactMath;
import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Quantile;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at gradients, units and steps of a training, on at most {@value #SAMPLE} of its examples, at the start, at the
 * end, and some {@value #VIEWS} times in between, ever less often. In all, it computes no more than a fiftieth of what
 * training does, unless that is very little. What it sees depends on the training alone, not on the clock.
 */
public final class NetworkProbe implements EpochObserver {
  private static final int SAMPLE = 256;
  private static final int VIEWS = 55;
  private static final int SHARE_OF_TRAINING = 50;
  /** Multiplications that are always granted: a few milliseconds. */
  private static final long GRANTED = 4_000_000;
  /** At most this many sequences are followed step by step (chosen: they are many rows). */
  private static final int SEQUENCES = 32;
  /** Passes over the network for each example: forward and back (3), and forward again. */
  private static final int PASSES = 4;
  /** For each sequence that is followed: forward, and twice back, without a gradient. */
  private static final int PASSES_OF_STEPS = 3;
  private static final int PASSES_OF_TRAINING = 3;
  /** This many steps of a layer, evenly spread, stand for all. */
  private static final int STEPS = 4096;

  private final Network network;
  private final Loss loss;
  private final Reduction reduction;
  private final Examples sample;
  private final UnitCensus census;
  /** Null where examples aren't sequences. */
  private final @Nullable StepCensus stepCensus;
  private final long costOfEpoch;
  private final long costOfView;
  private final double ratio;
  private final List<ProbeView> views = new ArrayList<>();
  private @Nullable StepHistogram steps;

  /**
   * @param training at least one example
   * @param epochs after how many training ends at the latest
   */
  public NetworkProbe(Network network, Loss loss, Reduction reduction, Examples training, int epochs) {
    this.network = network;
    this.loss = loss;
    this.reduction = reduction;
    this.sample = training.spread(SAMPLE);
    this.census = new UnitCensus(network.graph());
    Examples followed = sample.spread(SEQUENCES);
    boolean areSequences = training.shapes().stream().anyMatch(Shape::isSequence);
    this.stepCensus = areSequences ? new StepCensus(network.graph(), loss, followed) : null;
    this.costOfEpoch = (long) (PASSES_OF_TRAINING * training.count() * training.meanRows() * network.parameterCount());
    double rows = PASSES * sample.count() * sample.meanRows()
        + (areSequences ? PASSES_OF_STEPS * followed.count() * followed.meanRows() : 0);
    this.costOfView = (long) (rows * network.parameterCount());
    this.ratio = StrictMath.pow(epochs, 1.0 / VIEWS);
  }

  /** What it has seen so far. */
  public List<ProbeView> views() {
    return List.copyOf(views);
  }

  /** From now on, it has seen these alone. */
  public void restore(List<ProbeView> seen) {
    views.clear();
    views.addAll(seen);
  }

  /** The step sizes when it last looked; empty if the trainer has none. */
  public Optional<StepHistogram> steps() {
    return Optional.ofNullable(steps);
  }

  @Override
  public boolean wants(int epoch) {
    if (views.isEmpty()) {
      return true;
    }
    int last = views.get(views.size() - 1).epoch();
    return epoch >= Math.max(last + 1, last * ratio)
        && views.size() * costOfView <= GRANTED + epoch * (costOfEpoch / SHARE_OF_TRAINING);
  }

  @Override
  public void observe(int epoch, double[] parameters, Optional<TrainerSteps> trainerSteps) {
    double[] gradient = new double[parameters.length];
    try (Team alone = new Team(1)) {
      new NetworkObjective(network.graph(), loss, reduction, sample, alone).gradient(parameters, gradient);
    }
    census.count(parameters, sample);
    if (stepCensus != null) {
      stepCensus.count(parameters);
    }
    List<LayerView> layers = new ArrayList<>();
    for (LayerInfo layer : network.layers()) {
      if (layer.parameterCount() > 0) {
        layers.add(view(layer, parameters, gradient, trainerSteps));
      }
    }
    views.add(new ProbeView(epoch, List.copyOf(layers)));
    steps = trainerSteps.map(StepHistogram::of).orElse(null);
  }

  private LayerView view(LayerInfo layer, double[] parameters, double[] gradient,
      Optional<TrainerSteps> trainerSteps) {
    int at = layer.offset();
    int size = layer.parameterCount();
    int activation = network.graph().activationOf(layer.node());
    double saturated = census.saturated(activation);
    double dead = census.dead(activation);
    double gradientNorm = ExactMath.norm(gradient, at, at + size);
    double weightRms = ExactMath.norm(parameters, at, at + size) / Math.sqrt(size);
    if (trainerSteps.isEmpty()) {
      return new LayerView(gradientNorm, weightRms, saturated, dead, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
          Double.NaN, stepsOf(layer));
    }
    TrainerSteps steps = trainerSteps.get();
    double[] sorted = sorted(steps.sizes(), at, size);
    return new LayerView(gradientNorm, weightRms, saturated, dead,
        (double) Arrays.stream(sorted).filter(step -> step <= steps.least()).count() / sorted.length,
        (double) Arrays.stream(sorted).filter(step -> step >= steps.greatest()).count() / sorted.length,
        Quantile.of(sorted, 0.05), Quantile.of(sorted, 0.5), Quantile.of(sorted, 0.95), stepsOf(layer));
  }

  private Optional<StepsView> stepsOf(LayerInfo layer) {
    return stepCensus == null ? Optional.empty() : stepCensus.of(layer.node());
  }

  private static double[] sorted(double[] steps, int at, int size) {
    double[] some = new double[Math.min(size, STEPS)];
    for (int i = 0; i < some.length; i++) {
      some[i] = steps[at + (int) ((long) i * size / some.length)];
    }
    Arrays.sort(some);
    return some;
  }
}
