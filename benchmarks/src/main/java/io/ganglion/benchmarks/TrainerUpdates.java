package io.ganglion.benchmarks;

import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.trainers.Adam;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.Manhattan;
import io.ganglion.trainers.Quickprop;
import io.ganglion.trainers.RmsProp;
import io.ganglion.trainers.Rprop;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a trainer makes of a gradient: nanoseconds for one parameter, of as many as 784-100-10 has. Gradients come from
 * memory, with unpredictable signs; {@code none} is what that alone takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(TrainerUpdates.SIZE)
public class TrainerUpdates {
  static final int SIZE = 79_510;

  /** A trainer, with the settings that the comparison with other libraries has where it is part of that. */
  public enum Which {
    none, backprop, momentum, rprop, irprop_minus, quickprop, manhattan, rmsprop, adam;

    private @Nullable Steps<?> steps() {
      return switch (this) {
        case none -> null;
        case backprop -> new Steps<>(new Backprop(0.1, 0));
        case momentum -> new Steps<>(new Backprop());
        case rprop -> new Steps<>(new Rprop());
        case irprop_minus -> new Steps<>(new Rprop(Rprop.Variant.IRPROP_MINUS, 1.2, 0.5, 0.1, 1e-6, 50));
        case quickprop -> new Steps<>(new Quickprop());
        case manhattan -> new Steps<>(new Manhattan());
        case rmsprop -> new Steps<>(new RmsProp());
        case adam -> new Steps<>(new Adam());
      };
    }
  }

  /** A trainer and where it is. */
  private static final class Steps<S extends Record> {
    private final Trainer<S> trainer;
    @SuppressWarnings("NullAway.Init") // start comes first
    private S state;

    Steps(Trainer<S> trainer) {
      this.trainer = trainer;
    }

    void start(Objective objective) {
      state = trainer.start(objective);
    }

    double step(Objective objective, double[] parameters) {
      Step<S> step = trainer.step(objective, parameters, state);
      state = step.state();
      return step.loss();
    }
  }

  /** Copies one of some gradients. */
  private static final class Noise implements Objective {
    private final double[][] gradients = new double[5][SIZE];
    private int next;

    Noise() {
      SplittableRandom random = new SplittableRandom(1);
      for (double[] gradient : gradients) {
        for (int i = 0; i < SIZE; i++) {
          gradient[i] = random.nextDouble() - 0.5;
        }
      }
    }

    @Override
    public int dimension() {
      return SIZE;
    }

    @Override
    public double value(double[] parameters) {
      return 1;
    }

    @Override
    public double gradient(double[] parameters, double[] gradient) {
      System.arraycopy(gradients[next], 0, gradient, 0, SIZE);
      next = (next + 1) % gradients.length;
      return 1;
    }
  }

  @Param
  Which which;

  private final Objective objective = new Noise();
  private final double[] parameters = new double[SIZE];
  private final double[] gradient = new double[SIZE];
  private @Nullable Steps<?> steps;

  @Setup
  public void setUp() {
    steps = which.steps();
    if (steps != null) {
      steps.start(objective);
    }
  }

  @Benchmark
  public double step() {
    return steps == null ? objective.gradient(parameters, gradient) : steps.step(objective, parameters);
  }
}
