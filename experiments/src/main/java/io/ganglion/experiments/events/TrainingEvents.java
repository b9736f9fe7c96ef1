package io.ganglion.experiments.events;

import io.ganglion.engine.EpochObserver;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.TrainerSteps;
import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Monitored;
import io.ganglion.engine.event.TrainingEvent.Started;
import io.ganglion.engine.event.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells how a training goes: every epoch, and now and then how its parameters are distributed. */
public final class TrainingEvents implements TrainingListener, EpochObserver {
  private static final int BINS = 30;

  private final RunEvents events;
  private final Network network;

  public TrainingEvents(RunEvents events, Network network) {
    this.events = events;
    this.network = network;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof Started started) {
      events.tell(new RunEvent.TrainingStarted(started.parameters(), started.maxEpochs()));
    } else if (event instanceof EpochEnded epoch) {
      Optional<Monitored> monitored = epoch.monitored();
      events.tell(new RunEvent.Epoch(epoch.epoch(), epoch.trainingLoss(), epoch.validationLoss(),
          monitored.map(Monitored::name),
          monitored.isPresent() ? OptionalDouble.of(monitored.get().value()) : OptionalDouble.empty(), epoch.best(),
          epoch.learningRate()));
    } else if (event instanceof Ended ended) {
      events.tell(new RunEvent.TrainingEnded(ended.epochs(), ended.keptEpoch(), ended.stopReason()));
    }
  }

  /** 1, 2, 5, 10, 20, 50 and so on. */
  @Override
  public boolean wants(int epoch) {
    int leading = epoch;
    while (leading % 10 == 0 && leading > 0) {
      leading /= 10;
    }
    return leading == 1 || leading == 2 || leading == 5;
  }

  @Override
  public void observe(int epoch, double[] parameters, Optional<TrainerSteps> steps) {
    for (LayerInfo layer : network.layers()) {
      if (layer.parameterCount() > 0) {
        weights(epoch, layer, parameters).ifPresent(events::tell);
      }
    }
  }

  /** Empty if a parameter isn't finite. */
  private static Optional<RunEvent> weights(int epoch, LayerInfo layer, double[] parameters) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    int to = layer.offset() + layer.parameterCount();
    for (int i = layer.offset(); i < to; i++) {
      least = Math.min(least, parameters[i]);
      greatest = Math.max(greatest, parameters[i]);
      sum += parameters[i];
      squares += parameters[i] * parameters[i];
    }
    if (!Double.isFinite(squares)) {
      return Optional.empty();
    }
    int bins = least < greatest ? BINS : 1;
    int[] counts = new int[bins];
    for (int i = layer.offset(); i < to; i++) {
      counts[bins == 1 ? 0 : Math.min(bins - 1, (int) ((parameters[i] - least) / (greatest - least) * bins))]++;
    }
    List<Double> edges = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      edges.add(least + (greatest - least) * i / bins);
      numbers.add(counts[i]);
    }
    edges.add(greatest);
    return Optional.of(new RunEvent.Weights(epoch, layer.number(), layer.kind(), edges, numbers, sum, squares));
  }
}
