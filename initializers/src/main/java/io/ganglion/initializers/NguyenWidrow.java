package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Spreads the bends of a layer's units over the whole input space: every unit's weight vector has a random direction
 * and the length β = overlap · fan-out^(1 / fan-in), and the biases lie evenly between ±β. For tanh-like units and
 * inputs from -1 to 1.
 *
 * <p>The biases need it as much as the weights, and ask for it on their own:
 *
 * <pre>{@code
 * initializer: nguyen-widrow
 * bias-initializer: {use: nguyen-widrow, part: biases}
 * }</pre>
 *
 * <p>Source of the form and of the default overlap: Nguyen and Widrow, "Improving the learning speed of 2-layer neural
 * networks by choosing initial values of the adaptive weights", IJCNN 1990, vol. 3, 21–26. Directions are those of
 * weights spread evenly between -1 and 1, as there.
 */
@Plugin(name = "nguyen-widrow", summary = "Spreads a layer's units over its inputs, from -1 to 1; for tanh.",
    api = Api.LEVEL)
public record NguyenWidrow(
    @Setting("how far the ranges of neighbouring units reach into each other, > 0") double overlap,
    @Setting("what is filled: the weights, or the biases that go with them") Part part)
    implements WeightInitializer {

  /** A block of parameters of a layer. Its size doesn't tell: with one input, both have as many. */
  public enum Part {
    WEIGHTS,
    BIASES
  }

  public NguyenWidrow() {
    this(0.7, Part.WEIGHTS);
  }

  public NguyenWidrow {
    Require.positive("overlap", overlap);
    Objects.requireNonNull(part, "part");
  }

  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    double beta = overlap * StrictMath.pow(fan.out(), 1.0 / fan.in());
    if (part == Part.BIASES) {
      Draws.uniform(weights, from, to, beta, random);
      return;
    }
    int rows = Rows.count(from, to, fan);
    for (int unit = 0; unit < fan.out() && rows > 0; unit++) {
      fillUnit(weights, from + unit, rows, fan.out(), beta, random);
    }
  }

  /** Fills {@code count} weights, {@code stride} apart. */
  private static void fillUnit(double[] weights, int from, int count, int stride, double length,
      RandomGenerator random) {
    double square;
    do { // until the vector has a direction
      square = 0;
      for (int k = 0, i = from; k < count; k++, i += stride) {
        weights[i] = 2 * random.nextDouble() - 1;
        square = Math.fma(weights[i], weights[i], square);
      }
    } while (square == 0);
    double factor = length / Math.sqrt(square);
    for (int k = 0, i = from; k < count; k++, i += stride) {
      weights[i] *= factor;
    }
  }
}
