package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Loss;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.KnownLoss;
import io.ganglion.api.formula.LossFormula;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Losses with one fault each, and the one test of the contract that each fails. */
class LossContractTest {
  /** Half a squared difference, as it should be. */
  public interface Half extends ElementwiseLoss {
    @Override
    default double value(double y, double target) {
      return (y - target) * (y - target) / 2;
    }

    @Override
    default double derivative(double y, double target) {
      return y - target;
    }
  }

  private static String only(Class<?> contract, String test) {
    Map<String, String> failures = Failures.of(contract);
    assertEquals(Set.of(test), failures.keySet(), failures::toString);
    return failures.get(test);
  }

  @Plugin(name = "sound-loss", summary = "As it should be.", api = Api.LEVEL)
  public record Sound() implements Half {}

  static class SoundContract implements LossContract {
    @Override
    public Loss loss() {
      return new Sound();
    }
  }

  @Test
  void aSoundLossPasses() {
    assertEquals(Map.of(), Failures.of(SoundContract.class));
  }

  @Plugin(name = "twice", summary = "Forgets a half.", api = Api.LEVEL)
  public record Twice() implements Half {
    @Override
    public double derivative(double y, double target) {
      return (y - target) * (1 + 1e-6);
    }
  }

  static class TwiceContract implements LossContract {
    @Override
    public Loss loss() {
      return new Twice();
    }
  }

  @Test
  void aGradientThatIsOffByAMillionthFails() {
    String message = only(TwiceContract.class, "gradientAgreesWithDifferences");
    assertTrue(message.matches("(?s)behind a straight line, gradient gives dL/dx = \\S+ for unit 0 at x = \\[\\S+], "
        + "targets \\[\\S+], but differences of value say it is between \\S+ and \\S+\n"
        + "  help: make the gradient that of the value, with respect to the net inputs: the activation's backward "
        + "turns dL/dy into dL/dx"), message);
  }

  @Plugin(name = "upside-down", summary = "The wrong sign, in value and gradient alike.", api = Api.LEVEL)
  public record UpsideDown() implements Half {
    @Override
    public double value(double y, double target) {
      return -(y - target) * (y - target) / 2;
    }

    @Override
    public double least(Activation activation, double[] targets, int targetsAt, int width) {
      return -1e9;
    }

    @Override
    public double derivative(double y, double target) {
      return target - y;
    }
  }

  static class UpsideDownContract implements LossContract {
    @Override
    public Loss loss() {
      return new UpsideDown();
    }
  }

  @Test
  void aWrongSignFails() {
    String message = only(UpsideDownContract.class, "isLeastWhereOutputsAreTargets");
    assertTrue(message.endsWith("with unit 0 moved by -1.0 it is -0.5, and dL/dx = 1.0\n"
        + "  help: the value grows with the distance from the target, and the gradient points away from it: "
        + "check the signs"), message);
  }

  @Plugin(name = "lowered", summary = "Falls below 0, and doesn't say so.", api = Api.LEVEL)
  public record Lowered() implements Half {
    @Override
    public double value(double y, double target) {
      return Half.super.value(y, target) - 0.5;
    }
  }

  static class LoweredContract implements LossContract {
    @Override
    public Loss loss() {
      return new Lowered();
    }
  }

  @Test
  void aLossThatFallsBelowItsLeastFails() {
    String message = only(LoweredContract.class, "neverFallsBelowItsLeast");
    assertTrue(message.matches("(?s)behind a straight line, net inputs \\[\\S+, \\S+, \\S+] and targets "
        + "\\[\\S+, \\S+, \\S+] give the value -\\S+, which is below the least, 0\\.0\n"
        + "  help: override 'least' to return the least value that the loss of an example can have with these targets"),
        message);
  }

  @Plugin(name = "mean-of-batch", summary = "Divides by the number of rows.", api = Api.LEVEL)
  public record MeanOfBatch() implements Half {
    @Override
    public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
        int width) {
      return Half.super.value(activation, x, y, targets, targetsAt, rows, width) / rows;
    }
  }

  /** Its scalar functions add up to something else, too. */
  static class MeanOfBatchContract implements LossContract {
    @Override
    public Loss loss() {
      return new MeanOfBatch();
    }
  }

  @Test
  void aMeanOverTheBatchFails() {
    Map<String, String> failures = Failures.of(MeanOfBatchContract.class);
    assertEquals(Set.of("treatsEachExampleAlone", "loopsAgreeWithTheScalarFunctions"), failures.keySet());
    String message = failures.get("treatsEachExampleAlone");
    assertTrue(message.matches("(?s)a batch of 3 examples has the value \\S+, and its examples alone add up to \\S+\n"
        + "  help: return the sum over the rows; the host divides by the number of examples"), message);
  }

  @Plugin(name = "deaf-to-offsets", summary = "Takes its targets from 0.", api = Api.LEVEL)
  public record DeafToOffsets() implements Half {
    @Override
    public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
        int width) {
      return Half.super.value(activation, x, y, targets, 0, rows, width);
    }
  }

  static class DeafToOffsetsContract implements LossContract {
    @Override
    public Loss loss() {
      return new DeafToOffsets();
    }
  }

  @Test
  void targetsReadFromTheWrongPlaceFail() {
    String message = only(DeafToOffsetsContract.class, "usesAndChangesNothingButTheBatch");
    assertTrue(message.startsWith(
        "with targets that begin at 2 and longer arrays, the value is NaN, and without it is "),
        message);
  }

  @Plugin(name = "overflowing-loss", summary = "Cosh, by the textbook.", api = Api.LEVEL)
  public record OverflowingLoss() implements ElementwiseLoss {
    @Override
    public double value(double y, double target) {
      return StrictMath.log((StrictMath.exp(y - target) + StrictMath.exp(target - y)) / 2);
    }

    @Override
    public double derivative(double y, double target) {
      return StrictMath.tanh(y - target);
    }
  }

  static class OverflowingLossContract implements LossContract {
    @Override
    public Loss loss() {
      return new OverflowingLoss();
    }
  }

  @Test
  void anOverflowFails() {
    assertTrue(only(OverflowingLossContract.class, "staysFinite").startsWith(
        "behind a straight line, net inputs [1000.0, -1000.0] and targets -2.0 give the value Infinity and the "
            + "gradient [1.0, -1.0]\n"
            + "  help: compute from the net inputs what overflows when computed from the outputs"));
  }

  @Plugin(name = "too-choosy", summary = "Says the wrong things about targets.", api = Api.LEVEL)
  public record TooChoosy() implements Half {
    @Override
    public Optional<String> needsOfTarget(double target) {
      return target > 2 ? Optional.of("targets of 2 or less") : Optional.empty();
    }

    @Override
    public Optional<String> needsOfOutput(Activation activation) {
      return Optional.of("something curved");
    }
  }

  static class TooChoosyContract implements LossContract {
    @Override
    public Loss loss() {
      return new TooChoosy();
    }
  }

  /** A contract that expects more objections than the loss has. */
  static class NotChoosyContract implements LossContract {
    @Override
    public Loss loss() {
      return new Sound();
    }

    @Override
    public double[] refusedTargets() {
      return new double[] {-1};
    }
  }

  @Test
  void needsThatAreNoneFail() {
    assertEquals(Map.of(
        "judgesItsOutputs", """
            needsOfOutput says of a straight line, one of the contract's outputs(), that it needs something curved
              help: return an empty Optional for what the loss can judge, or override outputs()""",
        "takesWhatItSaysOfTargets", """
            needsOfTarget says of 3.0, one of the contract's targets(), that it needs targets of 2 or less
              help: return an empty Optional for targets that will do, or override targets()"""),
        Failures.of(TooChoosyContract.class));
    assertEquals("""
        needsOfTarget has no objection to -1.0, one of the contract's refusedTargets()
          help: say what targets must be, such as 'counts of 0 or more'""",
        only(NotChoosyContract.class, "takesWhatItSaysOfTargets"));
  }

  @Plugin(name = "other-loops", summary = "Loops that compute something else.", api = Api.LEVEL)
  public record OtherLoops() implements Half {
    @Override
    public double value(double y, double target) {
      return Math.abs(y - target);
    }

    @Override
    public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
        int width) {
      double sum = 0;
      for (int i = 0; i < rows * width; i++) {
        sum += Half.super.value(y[i], targets[targetsAt + i]);
      }
      return sum;
    }
  }

  static class OtherLoopsContract implements LossContract {
    @Override
    public Loss loss() {
      return new OtherLoops();
    }
  }

  @Test
  void loopsThatComputeSomethingElseFail() {
    assertTrue(only(OtherLoopsContract.class, "loopsAgreeWithTheScalarFunctions").endsWith(
        "help: leave value and gradient over rows to ElementwiseLoss, or compute in them what the scalar functions"
            + " compute"));
  }

  /** In two loops, for in one the compiler keeps a sum in a register, and the fault hides. */
  @Plugin(name = "remembering-loss", summary = "Keeps residuals between calls.", api = Api.LEVEL)
  public record Remembering() implements Loss {
    private static final double[] RESIDUALS = new double[64];

    @Override
    public double value(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, int rows,
        int width) {
      for (int i = 0; i < rows * width; i++) {
        RESIDUALS[i] = y[i] - targets[targetsAt + i];
      }
      double sum = 0;
      for (int i = 0; i < rows * width; i++) {
        sum += RESIDUALS[i] * RESIDUALS[i] / 2;
      }
      return sum;
    }

    @Override
    public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
        int rows, int width) {
      for (int i = 0; i < rows * width; i++) {
        dx[i] = y[i] - targets[targetsAt + i];
      }
      activation.backward(x, y, dx, dx, rows, width);
    }
  }

  static class RememberingContract implements LossContract {
    @Override
    public Loss loss() {
      return new Remembering();
    }
  }

  @Test
  void aLossThatRemembersFails() {
    assertTrue(only(RememberingContract.class, "threadsAgreeBitForBit").endsWith(
        "passes gave other bits than alone\n  help: keep nothing between calls, neither in static fields nor in arrays;"
            + " local variables are enough"));
  }

  @Plugin(name = "leaking", summary = "Lets an example see its neighbour.", api = Api.LEVEL)
  public record Leaking() implements Half {
    @Override
    public void gradient(Activation activation, double[] x, double[] y, double[] targets, int targetsAt, double[] dx,
        int rows, int width) {
      Half.super.gradient(activation, x, y, targets, targetsAt, dx, rows, width);
      for (int i = width; i < rows * width; i++) {
        dx[i] += 1e-9 * y[i - width];
      }
    }
  }

  static class LeakingContract implements LossContract {
    @Override
    public Loss loss() {
      return new Leaking();
    }

    @Override
    public List<Activation> outputs() {
      return List.of(new StraightLine());
    }
  }

  @Test
  void aGradientThatSeesItsNeighbourFails() {
    Map<String, String> failures = Failures.of(LeakingContract.class);
    assertEquals(Set.of("treatsEachExampleAlone", "loopsAgreeWithTheScalarFunctions"), failures.keySet());
    assertTrue(failures.get("treatsEachExampleAlone").startsWith("example 1 of a batch of 3 has the gradient ["));
  }

  /** Twice the squared error, which the host would take for the squared error itself. */
  @Plugin(name = "pretender", summary = "Says that it is the squared error.", api = Api.LEVEL)
  public record Pretender() implements ElementwiseLoss, KnownLoss {
    @Override
    public LossFormula formula() {
      return LossFormula.SQUARED_ERROR;
    }

    @Override
    public double value(double y, double target) {
      return (y - target) * (y - target);
    }

    @Override
    public double derivative(double y, double target) {
      return 2 * (y - target);
    }
  }

  static class PretenderContract implements LossContract {
    @Override
    public Loss loss() {
      return new Pretender();
    }
  }

  @Test
  void namingAFormulaThatItIsNotFails() {
    Map<String, String> failures = Failures.of(PretenderContract.class);
    assertEquals(Set.of("isTheFormulaThatItNames"), failures.keySet());
    assertTrue(failures.get("isTheFormulaThatItNames")
        .startsWith("it says that it is the formula SQUARED_ERROR, which gives "));
  }
}
