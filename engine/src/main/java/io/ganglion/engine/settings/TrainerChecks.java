package io.ganglion.engine.settings;

import io.ganglion.api.Demand;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.api.host.PluginCalls;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.engine.store.CheckpointException;
import io.ganglion.engine.store.StoredRecord;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/** What a host asks of a trainer, and of what it returns. */
public final class TrainerChecks {
  private TrainerChecks() {}

  /** {@link Trainer#demands}, which is not null. */
  public static Set<Demand> demands(Trainer<?> trainer) {
    Set<Demand> demands = trainer.demands();
    if (demands == null) {
      throw PluginContractException.by(trainer, "demands", "returned null", "return Set.of() if it demands nothing");
    }
    return demands;
  }

  /** {@link Trainer#start}, which is not null. */
  public static <S extends Record> S start(Trainer<S> trainer, Objective objective) {
    S state = trainer.start(objective);
    if (state == null) {
      throw PluginContractException.by(trainer, "start", "returned null",
          "return the state before the first step; a record without components if there is none");
    }
    return state;
  }

  /** {@link Trainer#step}, which is not null, nor is anything in it. */
  public static <S extends Record> Step<S> step(Trainer<S> trainer, Objective objective, double[] parameters,
      S state) {
    Step<S> step = trainer.step(objective, parameters, state);
    PluginCalls.returned();
    PluginCalls.stepped();
    if (step == null || step.state() == null || step.outcome() == null) {
      String what = step == null ? "null" : step.state() == null ? "a step without a state"
          : "a step without an outcome";
      throw PluginContractException.by(trainer, "step", "returned " + what,
          "return Step.progress(loss, state), or new Step<>(loss, state, outcome)");
    }
    return step;
  }

  /** {@link Trainer#learningRate}, which is not null. */
  public static <S extends Record> OptionalDouble learningRate(Trainer<S> trainer, S state) {
    OptionalDouble rate = trainer.learningRate(state);
    if (rate == null) {
      throw PluginContractException.by(trainer, "learningRate", "returned null",
          "return OptionalDouble.empty() if it has none");
    }
    return rate;
  }

  /**
   * What a checkpoint holds of a trainer's state.
   *
   * @param method the trainer's that returned it
   * @throws CheckpointException if no checkpoint can hold it
   */
  public static StoredRecord stored(Trainer<?> trainer, String method, Record state) {
    try {
      return StoredRecord.of(state);
    } catch (CheckpointException e) {
      String message = Objects.requireNonNull(e.getMessage());
      throw new CheckpointException(message, e.help(), PluginContractException.by(trainer, method,
          "returned a state that can't be kept: " + message, e.help()));
    }
  }
}
