package io.ganglion.experiments.config;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.Demand;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Fan;
import io.ganglion.api.Objective;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.formula.KnownLoss;
import io.ganglion.api.formula.LossFormula;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.plugins.TestCatalogs;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Plug-ins that declare what the built-in ones do and compute nothing: binding never calls them. */
public final class Fakes {
  public static final PluginCatalog CATALOG = TestCatalogs.of(Sigmoid.class, Softmax.class, Tanh.class, Leaky.class,
      Faulty.class, Uniform.class, GlorotUniform.class, Constant.class, Backprop.class, Rprop.class, Gauss.class,
      Undecided.class, SquaredError.class, CrossEntropy.class, Huber.class);

  private Fakes() {}

  /** No state between steps. */
  public record None() {}

  /** An activation of which only the declaration matters. */
  public interface Idle extends ElementwiseActivation {
    @Override
    default double value(double x) {
      throw new UnsupportedOperationException();
    }

    @Override
    default double derivative(double x, double y) {
      throw new UnsupportedOperationException();
    }
  }

  /** An initialiser of which only the declaration matters. */
  public interface IdleInitializer extends WeightInitializer {
    @Override
    default void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      throw new UnsupportedOperationException();
    }
  }

  /** A loss of which only the declaration matters. */
  public interface IdleLoss extends ElementwiseLoss {
    @Override
    default double value(double y, double target) {
      throw new UnsupportedOperationException();
    }

    @Override
    default double derivative(double y, double target) {
      throw new UnsupportedOperationException();
    }
  }

  /** A trainer of which only the declaration matters. */
  public interface IdleTrainer extends Trainer<None> {
    @Override
    default None start(Objective objective) {
      throw new UnsupportedOperationException();
    }

    @Override
    default Step<None> step(Objective objective, double[] parameters, None state) {
      throw new UnsupportedOperationException();
    }
  }

  @Plugin(name = "sigmoid", summary = "A fake.", api = Api.LEVEL)
  public record Sigmoid() implements Idle {}

  @Plugin(name = "softmax", summary = "A fake.", api = Api.LEVEL)
  public record Softmax() implements Activation {
    @Override
    public void forward(double[] x, double[] y, int rows, int width) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
      throw new UnsupportedOperationException();
    }
  }

  @Plugin(name = "tanh", summary = "A fake.", api = Api.LEVEL)
  public record Tanh() implements Idle {}

  @Plugin(name = "leaky-relu", summary = "A fake.", api = Api.LEVEL)
  public record Leaky(@Setting("slope left of 0") double slope) implements Idle {
    public Leaky() {
      this(0.01);
    }
  }

  /** Breaks the contract: refuses a value by the wrong exception. */
  @Plugin(name = "acme.faulty", summary = "A fake.", api = Api.LEVEL)
  public record Faulty(@Setting("anything but 13") int number) implements Idle {
    public Faulty() {
      this(0);
    }

    public Faulty {
      if (number == 13) {
        throw new IllegalStateException("unlucky");
      }
    }
  }

  @Plugin(name = "uniform", summary = "A fake.", api = Api.LEVEL)
  public record Uniform(@Setting("least weight") double low, @Setting("greatest weight") double high)
      implements IdleInitializer {
    public Uniform() {
      this(-1, 1);
    }

    public Uniform {
      Require.notAbove("low", low, "high", high);
    }
  }

  @Plugin(name = "glorot-uniform", summary = "A fake.", api = Api.LEVEL)
  public record GlorotUniform() implements IdleInitializer {}

  @Plugin(name = "constant", summary = "A fake.", api = Api.LEVEL)
  public record Constant(@Setting("every weight") double value) implements IdleInitializer {
    public Constant() {
      this(0);
    }
  }

  @Plugin(name = "squared-error", summary = "A fake.", api = Api.LEVEL)
  public record SquaredError() implements IdleLoss, KnownLoss {
    @Override
    public LossFormula formula() {
      return LossFormula.SQUARED_ERROR;
    }
  }

  @Plugin(name = "cross-entropy", summary = "A fake.", api = Api.LEVEL)
  public record CrossEntropy() implements IdleLoss {
    @Override
    public Optional<String> needsOfOutput(Activation activation) {
      return activation instanceof Sigmoid || activation instanceof Softmax
          ? Optional.empty()
          : Optional.of("probabilities");
    }
  }

  @Plugin(name = "huber", summary = "A fake.", api = Api.LEVEL)
  public record Huber(@Setting("where it becomes linear, > 0") double delta) implements IdleLoss {
    public Huber() {
      this(1);
    }

    public Huber {
      Require.positive("delta", delta);
    }
  }

  @Plugin(name = "backprop", summary = "A fake.", api = Api.LEVEL)
  public record Backprop(
      @Setting("step size, > 0") double learningRate,
      @Setting("share of the last step that is made again, in [0, 1)") double momentum)
      implements IdleTrainer {
    public Backprop() {
      this(0.1, 0);
    }

    public Backprop {
      Require.positive("learningRate", learningRate);
      Require.fromUpTo("momentum", momentum, 0, 1);
    }
  }

  /** As in the built-in one. */
  public enum Variant { RPROP_PLUS, IRPROP_PLUS }

  @Plugin(name = "rprop", summary = "A fake.", api = Api.LEVEL)
  public record Rprop(
      @Setting("variant") Variant variant,
      @Setting("factor while the sign stays, > 1") double increase,
      @Setting("factor when the sign flips, in (0, 1)") double decrease,
      @Setting("first step of every weight, > 0") double initialStep,
      @Setting("least step, > 0") double minStep,
      @Setting("greatest step, ≥ the least") double maxStep)
      implements IdleTrainer {
    public Rprop() {
      this(Variant.IRPROP_PLUS, 1.2, 0.5, 0.1, 1e-6, 50);
    }

    public Rprop {
      Require.above("increase", increase, 1);
      Require.strictlyBetween("decrease", decrease, 0, 1);
      Require.positive("initialStep", initialStep);
      Require.positive("minStep", minStep);
      Require.positiveOrInfinite("maxStep", maxStep);
      Require.notAbove("minStep", minStep, "maxStep", maxStep);
    }

    @Override
    public Set<Demand> demands() {
      return Set.of(Demand.FULL_BATCH);
    }
  }

  @Plugin(name = "gauss-newton", summary = "A fake.", api = Api.LEVEL)
  public record Gauss() implements IdleTrainer {
    @Override
    public Set<Demand> demands() {
      return Set.of(Demand.FULL_BATCH, Demand.LEAST_SQUARES);
    }
  }

  /** Breaks the contract: can't say what it demands. */
  @Plugin(name = "acme.undecided", summary = "A fake.", api = Api.LEVEL)
  public record Undecided() implements IdleTrainer {
    @Override
    public Set<Demand> demands() {
      throw new UnsupportedOperationException("not yet");
    }
  }
}
