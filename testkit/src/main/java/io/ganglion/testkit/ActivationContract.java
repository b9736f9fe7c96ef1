package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Exportable;
import io.ganglion.api.formula.KnownActivation;
import io.ganglion.api.host.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What an {@link Activation} owes. Implement {@link #activation()} and inherit the tests. */
public interface ActivationContract extends PluginContract<Activation> {
  /** The activation that is tested. */
  Activation activation();

  /**
   * The largest |x| up to which the true value and derivative fit into a {@code double}. Override it for an activation
   * that grows faster than linearly: for eˣ it is 709.
   */
  default double largestInput() {
    return 1e300;
  }

  /** Values and derivatives that are known from elsewhere, for an {@link ElementwiseActivation}. */
  default List<KnownPoint> knownPoints() {
    return List.of();
  }

  @Override
  default PluginKind<Activation> kind() {
    return PluginKind.ACTIVATION;
  }

  @Override
  default Activation plugin() {
    return activation();
  }

  @Test
  default void derivativeAgreesWithDifferences() {
    for (int width : new int[] {1, 4}) {
      double[] xs = NetInputs.forDerivatives(width, largestInput());
      for (int from = 0; from < xs.length; from += width) {
        Derivatives.check(activation(), Arrays.copyOfRange(xs, from, from + width));
      }
    }
  }

  @Test
  default void agreesWithKnownPoints() {
    if (activation() instanceof ElementwiseActivation scalar) {
      knownPoints().forEach(point -> point.require(scalar));
    }
  }

  /** An activation may write its own loops for speed, but they must give the very same bits. */
  @Test
  default void loopsAgreeWithTheScalarFunctions() {
    if (!(activation() instanceof ElementwiseActivation scalar)) {
      return;
    }
    double[] x = NetInputs.some(32);
    double[] dy = NetInputs.others(32);
    Pass pass = Pass.of(scalar, x, dy, 8, 4);
    for (int i = 0; i < x.length; i++) {
      double y = scalar.value(x[i]);
      double dx = dy[i] * scalar.derivative(x[i], y);
      if (!Bits.same(pass.y()[i], y) || !Bits.same(pass.dx()[i], dx)) {
        throw Breach.of("at x = " + x[i] + ", forward gives " + pass.y()[i] + " and value(x) " + y
                + "; backward gives " + pass.dx()[i] + " and dy * derivative(x, y) " + dx,
            "leave forward and backward to ElementwiseActivation, or compute in them exactly what the scalar"
                + " functions compute");
      }
    }
  }

  /** The host computes the formulas on its own, so an activation that names one has to be it, to the bit. */
  @Test
  default void isTheFormulaThatItNames() {
    if (activation() instanceof KnownActivation known) {
      Formulas.require(known);
    }
  }

  /** Exports compute the expression, so it has to be the value, to the bit. */
  @Test
  default void isTheExpressionThatItGives() {
    if (activation() instanceof Exportable exportable) {
      Formulas.require(exportable);
    }
  }

  @Test
  default void staysFinite() {
    double[] points = DoubleStream.of(0, 1e-300, 1, 38, 710, 746, 1e3, 1e6, 1e160, 1e300, largestInput())
        .filter(x -> x <= largestInput())
        .flatMap(x -> DoubleStream.of(x, -x))
        .toArray();
    for (int width : new int[] {1, points.length}) {
      Pass pass = Pass.of(activation(), points, NetInputs.ones(points.length), points.length / width, width);
      for (int i = 0; i < points.length; i++) {
        if (!Double.isFinite(pass.y()[i])) {
          throw Breach.of("at x = " + points[i] + ", forward gives " + pass.y()[i],
              "write the formula so that no part of it overflows before the whole does; if the true value is infinite"
                  + " there, override largestInput()");
        }
        if (!Double.isFinite(pass.dx()[i])) {
          throw Breach.of("at x = " + points[i] + ", forward gives " + pass.y()[i] + " but backward "
                  + pass.dx()[i],
              "write the derivative so that no part of it overflows before the whole does; if the true derivative is"
                  + " infinite there, override largestInput()");
        }
      }
    }
  }

  /**
   * Its form in single precision is the same function but for rounding: some dozens of operations may each be 2⁻²⁴ off.
   */
  @Test
  default void singlePrecisionAgrees() {
    double[] x = NetInputs.some(12);
    double[] dy = NetInputs.others(12);
    Pass exact = Pass.of(activation(), x, dy, 1, 12);
    float[] floatX = Batches.rounded(x);
    float[] y = new float[x.length];
    float[] dx = new float[x.length];
    activation().forward(floatX, y, 1, 12);
    activation().backward(floatX, y, Batches.rounded(dy), dx, 1, 12);
    for (int i = 0; i < x.length; i++) {
      if (!Batches.near(exact.y()[i], y[i]) || !Batches.near(exact.dx()[i], dx[i])) {
        throw Breach.of("at x = " + x[i] + ", single precision gives y = " + y[i] + " and dx = " + dx[i]
                + ", and double precision " + exact.y()[i] + " and " + exact.dx()[i],
            "leave the float forms out, or compute in them what the double forms compute");
      }
    }
  }

  @Test
  default void backwardMayOverwriteDy() {
    double[] x = NetInputs.some(12);
    double[] dy = NetInputs.others(12);
    Pass expected = Pass.of(activation(), x, dy, 3, 4);
    double[] both = dy.clone();
    activation().backward(x, expected.y().clone(), both, both, 3, 4);
    int i = Bits.firstDifference(both, expected.dx());
    if (i >= 0) {
      throw Breach.of("dx[" + i + "] is " + both[i] + " if dx and dy are one array, and " + expected.dx()[i]
              + " if they are two",
          "read all that you need of dy before you write the first dx that overwrites it");
    }
  }

  /** Arrays are reused from batch to batch: outputs hold old numbers, and all may be longer than the batch needs. */
  @Test
  default void usesAndChangesNothingButTheBatch() {
    int size = 12;
    double[] x = NetInputs.some(size);
    double[] dy = NetInputs.others(size);
    Pass expected = Pass.of(activation(), x, dy, 3, 4);

    double[] longX = NetInputs.withTail(x, Double.NaN);
    double[] longY = NetInputs.withTail(NetInputs.ones(size), 7);
    activation().forward(longX, longY, 3, 4);
    Batches.requireUnchanged("forward", "x", longX, NetInputs.withTail(x, Double.NaN));
    Batches.requireUnchanged("forward", "y", longY, NetInputs.withTail(expected.y(), 7));

    double[] y = NetInputs.withTail(expected.y(), Double.NaN);
    double[] longDy = NetInputs.withTail(dy, Double.NaN);
    double[] longDx = NetInputs.withTail(NetInputs.ones(size), 7);
    activation().backward(longX, y, longDy, longDx, 3, 4);
    Batches.requireUnchanged("backward", "x", longX, NetInputs.withTail(x, Double.NaN));
    Batches.requireUnchanged("backward", "y", y, NetInputs.withTail(expected.y(), Double.NaN));
    Batches.requireUnchanged("backward", "dy", longDy, NetInputs.withTail(dy, Double.NaN));
    Batches.requireUnchanged("backward", "dx", longDx, NetInputs.withTail(expected.dx(), 7));
  }

  /** Batches are cut into chunks for threads, so an example's result can't depend on its neighbours. */
  @Test
  default void treatsEachExampleAlone() {
    double[] x = NetInputs.some(12);
    double[] dy = NetInputs.others(12);
    Pass together = Pass.of(activation(), x, dy, 3, 4);
    for (int row = 0; row < 3; row++) {
      int from = 4 * row;
      Pass alone = Pass.of(activation(), Arrays.copyOfRange(x, from, from + 4),
          Arrays.copyOfRange(dy, from, from + 4), 1, 4);
      Pass part = new Pass(Arrays.copyOfRange(together.y(), from, from + 4),
          Arrays.copyOfRange(together.dx(), from, from + 4));
      if (!alone.sameBitsAs(part)) {
        throw Breach.of("example " + row + " of a batch of 3 gives y = " + Arrays.toString(part.y()) + " and dx = "
                + Arrays.toString(part.dx()) + ", and alone y = " + Arrays.toString(alone.y()) + " and dx = "
                + Arrays.toString(alone.dx()),
            "let a row depend on the units of its own row alone, each width numbers from row * width");
      }
    }
  }

  @Test
  default void threadsAgreeBitForBit() {
    Activation shared = activation();
    double[] x = NetInputs.some(64);
    double[] dy = NetInputs.others(64);
    int disagreements = AtOnce.disagreements(Batches.repeats(shared, x, dy), Batches.repeats(shared, dy, x));
    if (disagreements > 0) {
      throw Breach.of("two threads that use one instance disturb each other: " + disagreements
              + " passes gave other bits than alone",
          "keep nothing between calls, neither in static fields nor in arrays; local variables are enough");
    }
  }
}
