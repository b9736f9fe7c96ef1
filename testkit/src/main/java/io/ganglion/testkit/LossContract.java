package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Loss;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.KnownLoss;
import io.ganglion.api.host.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a {@link Loss} owes. Implement {@link #loss()} and inherit the tests. */
public interface LossContract extends PluginContract<Loss> {
  /** The loss that is tested. */
  Loss loss();

  /**
   * The activations that it is tested with: every one that it treats specially. The identity unless overridden.
   */
  default List<Activation> outputs() {
    return List.of(new StraightLine());
  }

  /** Some targets that it takes. */
  default double[] targets() {
    return new double[] {-2, -0.5, 0, 0.25, 1, 3};
  }

  /** Some finite targets that it has to refuse; none unless overridden. */
  default double[] refusedTargets() {
    return new double[0];
  }

  /** Net inputs up to this size must give finite values and gradients. */
  default double largestInput() {
    return 1000;
  }

  /** Whether the loss of an example is least where its outputs are its targets, as nearly every loss has it. */
  default boolean isLeastAtTheTarget() {
    return true;
  }

  @Override
  default PluginKind<Loss> kind() {
    return PluginKind.LOSS;
  }

  @Override
  default Loss plugin() {
    return loss();
  }

  /** The name of an activation, for messages. */
  static String name(Activation activation) {
    Plugin plugin = activation.getClass().getAnnotation(Plugin.class);
    return plugin == null ? "a straight line" : plugin.name();
  }

  /** {@code count} of {@link #targets()}, drawn anew for every seed. */
  private double[] targets(int count, long seed) {
    double[] all = targets();
    return new SplittableRandom(seed).ints(count, 0, all.length).mapToDouble(i -> all[i]).toArray();
  }

  @Test
  default void judgesItsOutputs() {
    for (Activation output : outputs()) {
      Optional<String> needs = loss().needsOfOutput(output);
      if (needs.isPresent()) {
        throw Breach.of("needsOfOutput says of " + name(output) + ", one of the contract's outputs(), that it needs "
            + needs.get(), "return an empty Optional for what the loss can judge, or override outputs()");
      }
    }
  }

  @Test
  default void takesWhatItSaysOfTargets() {
    for (double target : targets()) {
      Optional<String> needs = loss().needsOfTarget(target);
      if (needs.isPresent()) {
        throw Breach.of("needsOfTarget says of " + target + ", one of the contract's targets(), that it needs "
            + needs.get(), "return an empty Optional for targets that will do, or override targets()");
      }
    }
    for (double target : refusedTargets()) {
      if (loss().needsOfTarget(target).filter(needs -> !needs.isBlank()).isEmpty()) {
        throw Breach.of("needsOfTarget has no objection to " + target + ", one of the contract's refusedTargets()",
            "say what targets must be, such as 'counts of 0 or more'");
      }
    }
  }

  @Test
  default void gradientAgreesWithDifferences() {
    for (Activation output : outputs()) {
      for (int width : new int[] {1, 3}) {
        for (int example = 0; example < 100; example++) {
          double[] x = NetInputs.random(width, 10 + example);
          LossSlopes.check(loss(), output, x, targets(width, example));
        }
      }
    }
  }

  /** Where outputs equal targets the gradient is zero, and around that point it leads back. */
  @Test
  default void isLeastWhereOutputsAreTargets() {
    if (!isLeastAtTheTarget()) {
      return;
    }
    for (Activation output : outputs()) {
      for (int example = 0; example < 50; example++) {
        double[] x = NetInputs.random(3, 200 + example);
        double[] targets = Pass.forward(output, x, 1, 3);
        if (Arrays.stream(targets).allMatch(t -> loss().needsOfTarget(t).isEmpty())) {
          Minimum.check(loss(), output, x, targets);
        }
      }
    }
  }

  /** Shares of a loss are shares of what lies above its least value. */
  @Test
  default void neverFallsBelowItsLeast() {
    for (Activation output : outputs()) {
      for (int example = 0; example < 100; example++) {
        double[] x = NetInputs.random(3, 400 + example);
        double[] targets = targets(3, 300 + example);
        double value = LossPass.of(loss(), output, x, targets, 1, 3).value();
        double least = loss().least(output, targets, 0, 3);
        if (!(value >= least - 64 * Math.ulp(1.0) * (1 + Math.abs(least)))) {
          throw Breach.of("behind " + name(output) + ", net inputs " + Arrays.toString(x) + " and targets "
              + Arrays.toString(targets) + " give the value " + value + ", which is below the least, " + least,
              "override 'least' to return the least value that the loss of an example can have with these targets");
        }
      }
    }
  }

  @Test
  default void staysFinite() {
    double far = largestInput();
    for (Activation output : outputs()) {
      for (double x : new double[] {0, 1, -1, 38, -38, far, -far}) {
        for (double target : targets()) {
          double[] inputs = {x, -x};
          LossPass pass = LossPass.of(loss(), output, inputs, new double[] {target, target}, 1, 2);
          if (!Double.isFinite(pass.value()) || !Double.isFinite(pass.dx()[0]) || !Double.isFinite(pass.dx()[1])) {
            throw Breach.of("behind " + name(output) + ", net inputs " + Arrays.toString(inputs) + " and targets "
                    + target + " give the value " + pass.value() + " and the gradient " + Arrays.toString(pass.dx()),
                "compute from the net inputs what overflows when computed from the outputs; if the true value is"
                    + " infinite there, override largestInput()");
          }
        }
      }
    }
  }

  /** Sample weights and class weights multiply the loss of single rows, and chunks go to threads. */
  @Test
  default void treatsEachExampleAlone() {
    for (Activation output : outputs()) {
      double[] x = NetInputs.some(12);
      double[] targets = targets(12, 3);
      LossPass together = LossPass.of(loss(), output, x, targets, 3, 4);
      double sum = 0;
      double size = 0;
      for (int from = 0; from < 12; from += 4) {
        LossPass alone = LossPass.of(loss(), output, Arrays.copyOfRange(x, from, from + 4),
            Arrays.copyOfRange(targets, from, from + 4), 1, 4);
        sum += alone.value();
        size += Math.abs(alone.value());
        double[] part = Arrays.copyOfRange(together.dx(), from, from + 4);
        if (Bits.firstDifference(alone.dx(), part) >= 0) {
          throw Breach.of("example " + from / 4 + " of a batch of 3 has the gradient " + Arrays.toString(part)
                  + ", and alone " + Arrays.toString(alone.dx()),
              "let a row depend on its own outputs and targets alone; the host divides by the number of examples");
        }
      }
      if (!(Math.abs(sum - together.value()) <= 64 * Math.ulp(1.0) * (1 + size))) {
        throw Breach.of("a batch of 3 examples has the value " + together.value()
            + ", and its examples alone add up to "
            + sum, "return the sum over the rows; the host divides by the number of examples");
      }
    }
  }

  /** Targets begin at an offset, arrays are reused, and all may be longer than the batch needs. */
  @Test
  default void usesAndChangesNothingButTheBatch() {
    int offset = 2;
    for (Activation output : outputs()) {
      double[] x = NetInputs.some(12);
      double[] y = Pass.forward(output, x, 3, 4);
      double[] targets = targets(12, 4);
      LossPass expected = LossPass.of(loss(), output, x, targets, 3, 4);

      double[] longX = NetInputs.withTail(x, Double.NaN);
      double[] longY = NetInputs.withTail(y, Double.NaN);
      double[] longTargets = Bits.poison(offset + 12 + 5);
      System.arraycopy(targets, 0, longTargets, offset, 12);
      double[] targetsBefore = longTargets.clone();
      double[] longDx = NetInputs.withTail(NetInputs.ones(12), 7);
      double value = loss().value(output, longX, longY, longTargets, offset, 3, 4);
      loss().gradient(output, longX, longY, longTargets, offset, longDx, 3, 4);
      if (!Bits.same(value, expected.value())) {
        throw Breach.of("with targets that begin at " + offset + " and longer arrays, the value is " + value
            + ", and without it is " + expected.value(),
            "read rows * width numbers: x and y from 0, targets from targetsAt");
      }
      Batches.requireUnchanged("gradient", "x", longX, NetInputs.withTail(x, Double.NaN));
      Batches.requireUnchanged("gradient", "y", longY, NetInputs.withTail(y, Double.NaN));
      Batches.requireUnchanged("gradient", "targets", longTargets, targetsBefore);
      Batches.requireUnchanged("gradient", "dx", longDx, NetInputs.withTail(expected.dx(), 7));
    }
  }

  /** A loss may write its own loops for speed, but they must compute what its scalar functions do. */
  @Test
  default void loopsAgreeWithTheScalarFunctions() {
    if (!(loss() instanceof ElementwiseLoss scalar)) {
      return;
    }
    for (Activation output : outputs()) {
      double[] x = NetInputs.some(32);
      double[] targets = targets(32, 5);
      double[] y = Pass.forward(output, x, 8, 4);
      LossPass pass = LossPass.of(scalar, output, x, targets, 8, 4);
      double sum = 0;
      double[] dx = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        sum += scalar.value(y[i], targets[i]);
        dx[i] = scalar.derivative(y[i], targets[i]);
      }
      output.backward(x, y, dx, dx, 8, 4);
      if (!(Math.abs(sum - pass.value()) <= 64 * Math.ulp(1.0) * (1 + Math.abs(sum)))
          || Bits.firstDifference(dx, pass.dx()) >= 0) {
        throw Breach.of("value gives " + pass.value() + " and its scalar form adds up to " + sum + "; gradient gives "
                + Arrays.toString(pass.dx()) + " and its scalar form " + Arrays.toString(dx),
            "leave value and gradient over rows to ElementwiseLoss, or compute in them what the scalar functions"
                + " compute");
      }
    }
  }

  /** The host computes the formulas on its own, so a loss that names one has to be it, to the bit. */
  @Test
  default void isTheFormulaThatItNames() {
    if (loss() instanceof KnownLoss known) {
      outputs().forEach(output -> Formulas.require(known, output, targets(12, 7)));
    }
  }

  @Test
  default void threadsAgreeBitForBit() {
    Loss shared = loss();
    Activation output = outputs().get(0);
    double[] x = NetInputs.some(64);
    double[] others = NetInputs.others(64);
    double[] targets = targets(64, 6);
    int disagreements = AtOnce.disagreements(Batches.repeats(shared, output, x, targets),
        Batches.repeats(shared, output, others, targets));
    if (disagreements > 0) {
      throw Breach.of("two threads that use one instance disturb each other: " + disagreements
              + " passes gave other bits than alone",
          "keep nothing between calls, neither in static fields nor in arrays; local variables are enough");
    }
  }

  /** The identity, which is no plug-in. */
  record StraightLine() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }
}
