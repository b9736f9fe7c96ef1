package io.ganglion.engine.objective;

import io.ganglion.api.ExactMath;
import io.ganglion.api.LeastSquaresObjective;
import io.ganglion.api.Objective;

/**
 * A function of some of its parameters, the others held where they are: what a trainer sees of a network with frozen
 * layers. It has no way to move the others, and nothing that it computes over all parameters, such as the norm of a
 * gradient or a step of least squares, has them in it.
 */
public class FreeParameters implements Objective {
  private final Objective whole;
  private final int[] free;
  private final double clipNorm;
  /** All parameters. */
  private final double[] all;
  private final double[] wholeGradient;

  /**
   * A function of {@code parameters[free[i]]}.
   *
   * @param free ascending
   * @param parameters all of them; those that are not free stay as they are here
   * @param clipNorm gradients are shortened to this; infinite: as long as they are
   */
  public FreeParameters(Objective whole, int[] free, double[] parameters, double clipNorm) {
    this.whole = whole;
    this.free = free;
    this.clipNorm = clipNorm;
    this.all = parameters.clone();
    this.wholeGradient = new double[parameters.length];
  }

  /** Some parameters of a function that is a sum of squares. */
  public static final class OfSquares extends FreeParameters implements LeastSquaresObjective {
    private final LeastSquaresObjective squares;
    /** Of all parameters; made when it is asked for. */
    private double[] wholeMatrix = {};

    /** As {@link FreeParameters}; gradients are as long as they are. */
    public OfSquares(LeastSquaresObjective whole, int[] free, double[] parameters) {
      super(whole, free, parameters, Double.POSITIVE_INFINITY);
      this.squares = whole;
    }

    @Override
    public double normalEquations(double[] parameters, double[] gradient, double[] gaussNewton) {
      NetworkObjective.requireFitting("parameters", parameters, dimension());
      NetworkObjective.requireFitting("gradient", gradient, dimension());
      NetworkObjective.requireFitting("gaussNewton", gaussNewton, (long) dimension() * dimension());
      int width = squares.dimension();
      if (wholeMatrix.length == 0) {
        wholeMatrix = new double[Math.multiplyExact(width, width)];
      }
      double value = squares.normalEquations(put(parameters), gradientOfAll(), wholeMatrix);
      take(gradient);
      for (int row = 0; row < dimension(); row++) {
        for (int column = 0; column < dimension(); column++) {
          gaussNewton[row * dimension() + column] = wholeMatrix[place(row) * width + place(column)];
        }
      }
      return value;
    }
  }

  final int place(int i) {
    return free[i];
  }

  final double[] gradientOfAll() {
    return wholeGradient;
  }

  /** All parameters, with these among them. */
  final double[] put(double[] parameters) {
    scatter(parameters, free, all);
    return all;
  }

  /** Overwrites {@code gradient} with what belongs to the free parameters. */
  final void take(double[] gradient) {
    gather(wholeGradient, free, gradient);
  }

  /** Overwrites {@code some} with {@code all[free[i]]}. */
  public static void gather(double[] all, int[] free, double[] some) {
    for (int i = 0; i < free.length; i++) {
      some[i] = all[free[i]];
    }
  }

  /** Overwrites {@code all[free[i]]} with {@code some[i]}. */
  public static void scatter(double[] some, int[] free, double[] all) {
    for (int i = 0; i < free.length; i++) {
      all[free[i]] = some[i];
    }
  }

  @Override
  public final int dimension() {
    return free.length;
  }

  @Override
  public final double value(double[] parameters) {
    NetworkObjective.requireFitting("parameters", parameters, dimension());
    return whole.value(put(parameters));
  }

  @Override
  public final double gradient(double[] parameters, double[] gradient) {
    NetworkObjective.requireFitting("parameters", parameters, dimension());
    NetworkObjective.requireFitting("gradient", gradient, dimension());
    double value = whole.gradient(put(parameters), wholeGradient);
    take(gradient);
    double norm = clipNorm == Double.POSITIVE_INFINITY ? 0 : ExactMath.norm(gradient);
    if (norm > clipNorm && norm < Double.POSITIVE_INFINITY) {
      double factor = clipNorm / norm;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
    return value;
  }
}
