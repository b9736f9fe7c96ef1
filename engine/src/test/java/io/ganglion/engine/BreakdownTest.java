package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import io.ganglion.engine.event.Breakdown.Cause;
import io.ganglion.engine.event.Breakdown;
import io.ganglion.engine.settings.Precision;
import io.ganglion.initializers.Constant;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Adam;
import io.ganglion.trainers.Backprop;
import io.ganglion.trainers.Lbfgs;
import io.ganglion.trainers.LevenbergMarquardt;
import io.ganglion.trainers.Rprop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said when a number is no longer finite. */
class BreakdownTest {
  /** Of numbers at most 1, and of which the target is the sum; the tenth row has a larger input than the others. */
  private static Examples examples(double largest) {
    double[][] inputs = new double[40][];
    double[][] targets = new double[40][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new double[] {Math.sin(i), i == 9 ? largest : Math.cos(i)};
      targets[i] = new double[] {inputs[i][0] + inputs[i][1]};
    }
    return Examples.of(inputs, targets);
  }

  private static Network network(Activation hidden) {
    return Network.withInputs(2).dense(3, new Tanh(), new Uniform()).dense(3, hidden, new Uniform())
        .dense(1, new Identity(), new Uniform()).build();
  }

  private static Breakdown breakdown(Training training, Examples examples) {
    TrainingResult result = training.run(examples);
    assertEquals(StopReason.Kind.DIVERGED, result.stopReason().kind(), result::toString);
    assertEquals(result.breakdown().orElseThrow().sentence(), result.stopReason().sentence());
    return result.breakdown().get();
  }

  /** As an author may get it wrong: no number from the third batch on, or so, of each run. */
  private static final class Broken implements ElementwiseActivation {
    private final double good;
    private final boolean inDerivative;

    /** Fails beyond {@code good}. */
    Broken(double good, boolean inDerivative) {
      this.good = good;
      this.inDerivative = inDerivative;
    }

    @Override
    public double value(double x) {
      return x > good && !inDerivative ? Math.sqrt(good - x) : x;
    }

    @Override
    public double derivative(double x, double y) {
      return x > good && inDerivative ? 1 / 0.0 : 1;
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesTheActivationThatIsNoFunction(Precision precision) {
    Breakdown found = breakdown(Training.of(network(new Broken(-100, false)), new SquaredError()).precision(precision)
        .trainer(new Adam()).batchSize(8), examples(1));
    assertEquals(Cause.ACTIVATION, found.cause());
    assertTrue(found.sentence().startsWith(
        "training diverged in epoch 1, batch 1 of 5, layer 2: the activation is NaN at "), found::sentence);
  }

  /** Also where a trainer takes no notice of derivatives that are none, or doesn't step there. */
  @ParameterizedTest
  @MethodSource("fullBatchTrainers")
  void namesTheActivationWhoseDerivativeIsNone(Trainer<?> trainer) {
    Breakdown found =
        breakdown(Training.of(network(new Broken(-100, true)), new SquaredError()).trainer(trainer), examples(1));
    assertEquals(Cause.ACTIVATION, found.cause());
    assertTrue(found.sentence().startsWith("training diverged in epoch 1, batch 1 of 1, layer 2: the activation's "
        + "derivative is Infinity at "), found::sentence);
  }

  static List<Trainer<?>> fullBatchTrainers() {
    return List.of(new Backprop(), new Adam(), new Rprop(), new Lbfgs(), new LevenbergMarquardt());
  }

  @Test
  void countsBatches() {
    List<Integer> asked = new ArrayList<>();
    ElementwiseActivation later = new ElementwiseActivation() {
      @Override
      public double value(double x) {
        asked.add(0);
        return asked.size() > 40 + 24 ? Double.NaN : x; // three units: the eighth row of the third batch of ten
      }

      @Override
      public double derivative(double x, double y) {
        return 1;
      }
    };
    Network network = Network.withInputs(2).dense(1, later, new Uniform()).dense(1, new Identity(), new Uniform())
        .build();
    assertEquals("training diverged in epoch 2, batch 3 of 4, layer 1: the activation is NaN",
        breakdown(Training.of(network, new SquaredError()).trainer(new Backprop()).batchSize(10), examples(1))
            .sentence()
            .replaceFirst(" at .*", ""));
  }

  @Test
  void namesTheInputThatIsNotScaled() {
    Breakdown found = breakdown(Training.of(network(new Identity()), new SquaredError())
        .trainer(new Backprop(0.5, 0)).batchSize(10), examples(-25_000));
    assertEquals(Cause.INPUT, found.cause());
    assertEquals(new Breakdown.Input(9, 1, -25_000), found.largest());
  }

  @ParameterizedTest
  @EnumSource
  void elseItWasTheSteps(Precision precision) {
    Breakdown found = breakdown(Training.of(network(new Identity()), new SquaredError()).precision(precision)
        .trainer(new Backprop(50, 0)), examples(1));
    assertEquals(Cause.STEP, found.cause());
    assertTrue(found.largest().value() <= 1);
  }

  @Test
  void namesTheLossThatIsNone() {
    Loss squares = new SquaredError();
    Loss broken = new Loss() {
      @Override
      public double value(Activation output, double[] x, double[] y, double[] target, int targetAt, int rows,
          int width) {
        return squares.value(output, x, y, target, targetAt, rows, width);
      }

      @Override
      public void gradient(Activation output, double[] x, double[] y, double[] target, int targetAt, double[] dx,
          int rows, int width) {
        squares.gradient(output, x, y, target, targetAt, dx, rows, width);
        dx[0] = Double.NaN;
      }
    };
    Breakdown found =
        breakdown(Training.of(network(new Tanh()), broken).trainer(new Rprop()), examples(1));
    assertEquals(Cause.LOSS, found.cause());
    assertEquals("training diverged in epoch 1, batch 1 of 1, layer 3: the gradient of a net input is NaN",
        found.sentence());
  }

  @Test
  void namesStartWeightsThatAreNone() {
    Network network = Network.withInputs(2).dense(2, new Tanh(), new Uniform())
        .dense(1, new Identity(), (weights, from, to, fan, random) -> weights[from] = Double.NEGATIVE_INFINITY).build();
    Breakdown found =
        breakdown(Training.of(network, new SquaredError()).trainer(new Backprop()), examples(1));
    assertEquals(Cause.INITIALIZER, found.cause());
    assertEquals("training diverged in epoch 1, batch 1 of 1, layer 2: an initial weight is"
        + " -Infinity", found.sentence());
  }

  /** A line search may try such a point; what counts is where it ends. */
  @Test
  void leavesPointsThatATrainerOnlyTriesToTheTrainer() {
    ElementwiseActivation steep = new ElementwiseActivation() {
      @Override
      public double value(double x) {
        return Math.abs(x) > 3 ? Double.POSITIVE_INFINITY : x;
      }

      @Override
      public double derivative(double x, double y) {
        return Math.abs(x) > 3 ? Double.NaN : 1;
      }
    };
    Network line = Network.withInputs(1).denseWithoutBias(1, steep, new Constant(0)).build();
    Examples easy = Examples.of(new double[][] {{1}, {1}}, new double[][] {{2.9}, {2.9}});
    TrainingResult result = Training.of(line, new SquaredError()).trainer(new Lbfgs()).epochs(50).run(easy);
    assertTrue(result.breakdown().isEmpty(), result::toString);
  }

  /** Tokens are no sizes; numbers are counted through all inputs, and by examples. */
  @Test
  void findsTheLargestOfSeveralInputs() {
    Inputs tokens = new Inputs(new Shape.Tokens(9_000), new Cells.Tokens(new int[] {1, 8_999, 3}),
        Spans.ofLengths(1, 2));
    Targets targets = new Targets.Numbers(new double[2], 1);
    assertEquals(new Breakdown.Input(0, 0, 0), Breakdown.Input.largestOf(Examples.of(List.of(tokens), targets)));
    Inputs rows = Inputs.rows(2, new double[] {1, 2, -7, 4});
    assertEquals(new Breakdown.Input(1, 1, -7), Breakdown.Input.largestOf(Examples.of(List.of(tokens, rows), targets)));
    Inputs steps = new Inputs(new Shape.Steps(1), new Cells.Doubles(new double[] {1, 2, 30, 4}),
        Spans.ofLengths(1, 3));
    assertEquals(new Breakdown.Input(1, 2, 30),
        Breakdown.Input.largestOf(Examples.of(List.of(rows, steps), targets)));
    Inputs images = new Inputs(new Shape.Grid(1, 2, 1), new Cells.Bytes(new byte[] {0, 0, 0, 9}, 0, 1), null);
    assertEquals(new Breakdown.Input(1, 1, 9), Breakdown.Input.largestOf(Examples.of(List.of(images), targets)));
  }
}
