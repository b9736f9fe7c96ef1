package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
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
 * bias-initializer: nguyen-widrow
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
    @Setting("what is filled: the weights, the biases that go with them, or whichever the layer says it is") Part part)
    implements WeightInitializer {

  /** What is filled. */
  public enum Part {
    /** Biases where the block's role says so, weights otherwise. */
    AUTO,
    WEIGHTS,
    BIASES
  }

  public NguyenWidrow() {
    this(0.7, Part.AUTO);
  }

  public NguyenWidrow {
    Require.positive("overlap", overlap);
    Objects.requireNonNull(part, "part");
  }

  /** Takes the parameters for weights, unless {@link #part} says that they are biases. */
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    if (part == Part.BIASES) {
      fillBiases(weights, from, to, fan, random);
    } else {
      fillWeights(weights, from, MatrixRows.count(from, to, fan), fan.out(), fan, random);
    }
  }

  @Override
  public void fill(double[] weights, int at, Block block, RandomGenerator random) {
    if (part == Part.BIASES || part == Part.AUTO && block.role() == Block.Role.BIASES) {
      fillBiases(weights, at, at + block.size(), block.fan(), random);
    } else {
      fillWeights(weights, at, block.rows(), block.columns(), block.fan(), random);
    }
  }

  private void fillBiases(double[] biases, int from, int to, Fan fan, RandomGenerator random) {
    Draws.uniform(biases, from, to, length(fan), random);
  }

  private void fillWeights(double[] weights, int from, int rows, int columns, Fan fan, RandomGenerator random) {
    for (int unit = 0; unit < columns && rows > 0; unit++) {
      fillUnit(weights, from + unit, rows, columns, length(fan), random);
    }
  }

  /** β, the length of a unit's weights. */
  private double length(Fan fan) {
    return overlap * StrictMath.pow(fan.out(), 1.0 / fan.in());
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
