package io.ganglion.initializers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.WeightInitializer;
import java.util.random.RandomGenerator;

/**
 * A random orthogonal matrix times a gain: the weight vectors of the units are at right angles and as long as the gain,
 * or, where there are more units than inputs, those of the inputs are. So a layer stretches no signal more than
 * another.
 *
 * <p>Source: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks", ICLR 2014. The gain is 1 there for linear units and slightly more for tanh; √2 serves relu.
 *
 * <p>Normal vectors are made orthogonal one after the other by modified Gram–Schmidt, each twice, which holds to
 * rounding error (Giraud, Langou, Rozložník, "The loss of orthogonality in the Gram-Schmidt orthogonalization process",
 * <em>Computers and Mathematics with Applications</em> 50 (2005), 1069–1075). No sign is chosen on the way, so every
 * orthogonal matrix is as likely as any other.
 */
@Plugin(name = "orthogonal", summary = "A random orthogonal matrix; for deep networks.", api = Api.LEVEL)
public record Orthogonal(@Setting("length of every weight vector, > 0") double gain) implements WeightInitializer {
  /**
   * A vector of which less is left has been next to a combination of those before, and what is left may be rounding
   * error; it is drawn again. For a square matrix of order 1,000 that happens less than once in 10⁷ times.
   */
  private static final double LEAST_LEFT = 1e-9;

  public Orthogonal() {
    this(1);
  }

  public Orthogonal {
    Require.positive("gain", gain);
  }

  /** Takes the weights for a matrix of fan-out columns. */
  @Override
  public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
    fill(weights, from, MatrixRows.count(from, to, fan), fan.out(), fan.out(), random);
  }

  /** Each group of columns becomes a matrix of its own. */
  @Override
  public void fill(double[] weights, int at, Block block, RandomGenerator random) {
    int width = block.columns() / block.groups();
    for (int group = 0; group < block.groups(); group++) {
      fill(weights, at + group * width, block.rows(), width, block.columns(), random);
    }
  }

  /** Fills a matrix whose rows begin {@code stride} apart. */
  private void fill(double[] weights, int at, int rows, int columns, int stride, RandomGenerator random) {
    boolean tall = rows >= columns;
    double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        weights[at + row * stride + column] = gain * (tall ? vectors[column][row] : vectors[row][column]);
      }
    }
  }

  private static double[][] orthonormal(int count, int length, RandomGenerator random) {
    Gaussians gaussians = new Gaussians(random);
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      double[] vector = vectors[i];
      double norm;
      double left;
      do {
        for (int k = 0; k < length; k++) {
          vector[k] = gaussians.next();
        }
        norm = Math.sqrt(product(vector, vector));
        takeOut(vectors, i, vector);
        takeOut(vectors, i, vector);
        left = Math.sqrt(product(vector, vector));
      } while (left <= LEAST_LEFT * norm);
      for (int k = 0; k < length; k++) {
        vector[k] /= left;
      }
    }
    return vectors;
  }

  /** Takes the directions of the first {@code count} vectors out of {@code vector}. */
  private static void takeOut(double[][] vectors, int count, double[] vector) {
    for (int i = 0; i < count; i++) {
      double[] direction = vectors[i];
      double part = product(direction, vector);
      for (int k = 0; k < vector.length; k++) {
        vector[k] = Math.fma(-part, direction[k], vector[k]);
      }
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }
}
