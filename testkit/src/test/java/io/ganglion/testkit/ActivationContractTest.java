package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Activation;
import io.ganglion.api.Api;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.ExactMath;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.formula.ActivationFormula;
import io.ganglion.api.formula.KnownActivation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Activations with one fault each, and the one test of the contract that each fails. */
class ActivationContractTest {
  @Plugin(name = "wrong-derivative", summary = "Forgets a square.", api = Api.LEVEL)
  public record WrongDerivative() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
      return 1 - y;
    }
  }

  static class WrongDerivativeContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new WrongDerivative();
    }
  }

  @Test
  void aWrongDerivativeFails() {
    Map<String, String> failures = Failures.of(WrongDerivativeContract.class);
    assertEquals(Set.of("derivativeAgreesWithDifferences"), failures.keySet());
    assertEquals("""
        backward gives dL/dx = 1.9999997749296758 at x = -8.0, but differences of forward say it is between \
        4.494359019853192E-7 and 4.508474374480528E-7
          help: make the derivative that of the value; at a kink, the slope to either side will do""",
        failures.get("derivativeAgreesWithDifferences"));
  }

  /** As it should be, but for a thousandth of a thousandth. */
  @Plugin(name = "nearly-right", summary = "Is off by a millionth.", api = Api.LEVEL)
  public record NearlyRight() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
      return (1 - y * y) * (1 + 1e-6);
    }
  }

  static class NearlyRightContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new NearlyRight();
    }
  }

  @Test
  void aDerivativeThatIsOffByAMillionthFails() {
    assertEquals(Set.of("derivativeAgreesWithDifferences"), Failures.of(NearlyRightContract.class).keySet());
  }

  static class KnownPointContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Known();
    }

    @Override
    public List<KnownPoint> knownPoints() {
      return List.of(new KnownPoint(0, 0, 1, 0), new KnownPoint(1, 0.75, 0.25, 1e-15));
    }
  }

  /** Right in itself, but not what it is said to be. */
  @Plugin(name = "known", summary = "x / (1 + |x|).", api = Api.LEVEL)
  public record Known() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x, double y) {
      return (1 - Math.abs(y)) * (1 - Math.abs(y));
    }
  }

  @Test
  void anotherFunctionThanTheOneThatIsMeantFails() {
    assertEquals(Map.of("agreesWithKnownPoints", """
        at x = 1.0, value gives 0.5, and is known to be 0.75
          help: check the formula, and whether it loses digits here"""), Failures.of(KnownPointContract.class));
  }

  @Plugin(name = "wrong-at-kink", summary = "Has neither slope at its kink.", api = Api.LEVEL)
  public record WrongAtKink() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return Math.max(x, 0);
    }

    @Override
    public double derivative(double x, double y) {
      return x > 0 ? 1 : x < 0 ? 0 : -1;
    }
  }

  static class WrongAtKinkContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new WrongAtKink();
    }
  }

  @Test
  void aSlopeOutsideTheTwoOfAKinkFails() {
    Map<String, String> failures = Failures.of(WrongAtKinkContract.class);
    assertEquals(Set.of("derivativeAgreesWithDifferences"), failures.keySet());
    assertTrue(failures.get("derivativeAgreesWithDifferences").startsWith("backward gives dL/dx = -1.0 at x = 0.0,"));
  }

  @Plugin(name = "aliasing", summary = "A softmax that overwrites dy before it has read it.", api = Api.LEVEL)
  public record Aliasing() implements Softmax {
    @Override
    public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
      for (int from = 0; from < rows * width; from += width) {
        for (int i = from; i < from + width; i++) {
          double mean = 0;
          for (int j = from; j < from + width; j++) {
            mean += y[j] * dy[j];
          }
          dx[i] = y[i] * (dy[i] - mean);
        }
      }
    }
  }

  static class AliasingContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Aliasing();
    }
  }

  @Test
  void overwritingDyTooEarlyFails() {
    Map<String, String> failures = Failures.of(AliasingContract.class);
    assertEquals(Set.of("backwardMayOverwriteDy"), failures.keySet());
    String message = failures.get("backwardMayOverwriteDy");
    assertTrue(message.matches("(?s)dx\\[1] is \\S+ if dx and dy are one array, and \\S+ if they are two\n"
        + "  help: read all that you need of dy before you write the first dx that overwrites it"), message);
  }

  @Plugin(name = "overflowing", summary = "The textbook's sigmoid: infinity over infinity.", api = Api.LEVEL)
  public record Overflowing() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      double e = StrictMath.exp(x);
      return e / (1 + e);
    }

    @Override
    public double derivative(double x, double y) {
      return y * (1 - y);
    }
  }

  static class OverflowingContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Overflowing();
    }
  }

  @Test
  void anOverflowOnTheWayFails() {
    assertEquals(Map.of("staysFinite", """
        at x = 710.0, forward gives NaN
          help: write the formula so that no part of it overflows before the whole does; if the true value is infinite \
        there, override largestInput()"""),
        Failures.of(OverflowingContract.class));
  }

  @Plugin(name = "growing", summary = "Truly grows beyond all doubles.", api = Api.LEVEL)
  public record Growing() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return StrictMath.exp(x);
    }

    @Override
    public double derivative(double x, double y) {
      return y;
    }
  }

  static class GrowingContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Growing();
    }

    @Override
    public double largestInput() {
      return 709;
    }
  }

  @Test
  void anActivationThatTrulyOverflowsPassesUpToItsLargestInput() {
    assertEquals(Map.of(), Failures.of(GrowingContract.class));
  }

  @Plugin(name = "greedy", summary = "Takes whole arrays for the batch.", api = Api.LEVEL)
  public record Greedy() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return 2 * x;
    }

    @Override
    public double derivative(double x, double y) {
      return 2;
    }

    @Override
    public void forward(double[] x, double[] y, int rows, int width) {
      for (int i = 0; i < x.length; i++) {
        y[i] = 2 * x[i];
      }
    }
  }

  static class GreedyContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Greedy();
    }
  }

  @Test
  void writingBeyondTheBatchFails() {
    assertEquals(Map.of("usesAndChangesNothingButTheBatch", """
        after forward of 3 rows of 4 units, y[12] is NaN and should be 7.0
          help: overwrite the first rows * width numbers of the output; leave alone, and never use, its old numbers, \
        what lies beyond in any array, and the inputs"""),
        Failures.of(GreedyContract.class));
  }

  @Plugin(name = "mixing", summary = "A softmax over the whole batch.", api = Api.LEVEL)
  public record Mixing() implements Softmax {
    @Override
    public void forward(double[] x, double[] y, int rows, int width) {
      Softmax.super.forward(x, y, 1, rows * width);
    }

    @Override
    public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
      Softmax.super.backward(x, y, dy, dx, 1, rows * width);
    }
  }

  static class MixingContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Mixing();
    }
  }

  @Test
  void lettingExamplesMeetFails() {
    Map<String, String> failures = Failures.of(MixingContract.class);
    assertEquals(Set.of("treatsEachExampleAlone"), failures.keySet());
    String message = failures.get("treatsEachExampleAlone");
    assertTrue(message.startsWith("example 0 of a batch of 3 gives y = ["), message);
    assertTrue(message.endsWith(
        "\n  help: let a row depend on the units of its own row alone, each width numbers from row * width"), message);
  }

  @Plugin(name = "sharing", summary = "Keeps its scratch numbers where every thread writes.", api = Api.LEVEL)
  public record Sharing() implements ElementwiseActivation {
    private static volatile double scratch;

    @Override
    public double value(double x) {
      scratch = x * x;
      Thread.yield();
      return x / (1 + scratch);
    }

    @Override
    public double derivative(double x, double y) {
      return (1 - x * x) / ((1 + x * x) * (1 + x * x));
    }
  }

  static class SharingContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Sharing();
    }

    @Override
    public double largestInput() {
      return 1e70;
    }
  }

  @Test
  void sharingScratchNumbersBetweenThreadsFails() {
    Map<String, String> failures = Failures.of(SharingContract.class);
    assertEquals(Set.of("threadsAgreeBitForBit"), failures.keySet());
    String message = failures.get("threadsAgreeBitForBit");
    assertTrue(message.matches("(?s)two threads that use one instance disturb each other: \\d+ passes gave other bits"
        + " than alone\n  help: keep nothing between calls, neither in static fields nor in arrays; local variables"
        + " are enough"), message);
  }

  @Plugin(name = "two-formulas", summary = "Computes in bulk otherwise than one by one.", api = Api.LEVEL)
  public record TwoFormulas() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x / 3;
    }

    @Override
    public double derivative(double x, double y) {
      return 1.0 / 3;
    }

    @Override
    public void forward(double[] x, double[] y, int rows, int width) {
      for (int i = 0; i < rows * width; i++) {
        y[i] = x[i] * (1.0 / 3);
      }
    }
  }

  static class TwoFormulasContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new TwoFormulas();
    }
  }

  @Test
  void loopsThatComputeOtherwiseFail() {
    Map<String, String> failures = Failures.of(TwoFormulasContract.class);
    assertEquals(Set.of("loopsAgreeWithTheScalarFunctions"), failures.keySet());
    String message = failures.get("loopsAgreeWithTheScalarFunctions");
    assertTrue(message.endsWith("\n  help: leave forward and backward to ElementwiseActivation, or compute in them"
        + " exactly what the scalar functions compute"), message);
  }

  @Plugin(name = "coarse-float", summary = "Is another function in single precision.", api = Api.LEVEL)
  public record CoarseFloat() implements ElementwiseActivation {
    @Override
    public double value(double x) {
      return x / 3;
    }

    @Override
    public double derivative(double x, double y) {
      return 1.0 / 3;
    }

    @Override
    public void forward(float[] x, float[] y, int rows, int width) {
      for (int i = 0; i < rows * width; i++) {
        y[i] = x[i] * 0.3333f;
      }
    }
  }

  static class CoarseFloatContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new CoarseFloat();
    }
  }

  @Test
  void anotherFunctionInSinglePrecisionFails() {
    Map<String, String> failures = Failures.of(CoarseFloatContract.class);
    assertEquals(Set.of("singlePrecisionAgrees"), failures.keySet());
    String message = failures.get("singlePrecisionAgrees");
    assertTrue(message.endsWith("\n  help: leave the float forms out, or compute in them what the double forms"
        + " compute"), message);
  }

  /** An activation over rows, without a fault. */
  interface Softmax extends Activation {
    @Override
    default void forward(double[] x, double[] y, int rows, int width) {
      for (int from = 0; from < rows * width; from += width) {
        double max = x[from];
        for (int i = from; i < from + width; i++) {
          max = Math.max(max, x[i]);
        }
        double sum = 0;
        for (int i = from; i < from + width; i++) {
          y[i] = StrictMath.exp(x[i] - max);
          sum += y[i];
        }
        for (int i = from; i < from + width; i++) {
          y[i] /= sum;
        }
      }
    }

    @Override
    default void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
      for (int from = 0; from < rows * width; from += width) {
        double mean = 0;
        for (int i = from; i < from + width; i++) {
          mean += y[i] * dy[i];
        }
        for (int i = from; i < from + width; i++) {
          dx[i] = y[i] * (dy[i] - mean);
        }
      }
    }
  }

  /** Right in itself, but the host would compute the sigmoid in its place. */
  @Plugin(name = "pretender", summary = "Says that it is the sigmoid.", api = Api.LEVEL)
  public record Pretender() implements ElementwiseActivation, KnownActivation {
    @Override
    public ActivationFormula formula() {
      return ActivationFormula.SIGMOID;
    }

    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x, double y) {
      return 1;
    }
  }

  static class PretenderContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new Pretender();
    }
  }

  @Test
  void namingAFormulaThatItIsNotFails() {
    assertEquals(Map.of("isTheFormulaThatItNames", """
        it says that it is the formula SIGMOID, which gives 0.5 at x = 0.0, and its forward gives 0.0
          help: leave io.ganglion.api.formula to Ganglion's own plug-ins: the host would compute the formula in place \
        of yours"""), Failures.of(PretenderContract.class));
  }

  /** Its values are those of the formula, and its derivative is one bit off somewhere. */
  @Plugin(name = "other-rounding", summary = "tanh with another form of its derivative.", api = Api.LEVEL)
  public record OtherRounding() implements ElementwiseActivation, KnownActivation {
    @Override
    public ActivationFormula formula() {
      return ActivationFormula.TANH;
    }

    @Override
    public double value(double x) {
      return ExactMath.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
      return 1 - y * y;
    }

    @Override
    public void forward(float[] x, float[] y, int rows, int width) {
      for (int i = 0; i < rows * width; i++) {
        y[i] = ExactMath.tanh(x[i]);
      }
    }
  }

  static class OtherRoundingContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new OtherRounding();
    }
  }

  @Test
  void namingAFormulaWithAnotherDerivativeFails() {
    Map<String, String> failures = Failures.of(OtherRoundingContract.class);
    assertEquals(Set.of("isTheFormulaThatItNames"), failures.keySet());
    assertTrue(failures.get("isTheFormulaThatItNames").startsWith("it says that it is the formula TANH, which gives "));
    assertTrue(failures.get("isTheFormulaThatItNames").contains("its backward gives"));
  }

  /** Its expression is another way to compute the same, which rounds otherwise. */
  @Plugin(name = "another-expression", summary = "Halves before it adds.", api = Api.LEVEL)
  public record AnotherExpression() implements Exportable {
    @Override
    public double value(double x) {
      return (x + 1) / 3;
    }

    @Override
    public double derivative(double x, double y) {
      return 1.0 / 3;
    }

    @Override
    public Expression expression(Expression x) {
      return x.over(Expression.of(3)).plus(1.0 / 3);
    }
  }

  static class AnotherExpressionContract implements ActivationContract {
    @Override
    public Activation activation() {
      return new AnotherExpression();
    }
  }

  @Test
  void anExpressionThatRoundsOtherwiseFails() {
    assertEquals("""
        at x = 9.313225746154785E-10, value gives 0.3333333336437742, and its expression 0.33333333364377415
          help: write the expression operation by operation as value computes""",
        Failures.of(AnotherExpressionContract.class).get("isTheExpressionThatItGives"));
  }
}
