package io.ganglion.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.Shape;
import io.ganglion.api.Values;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.random.SplitMix64;
import io.ganglion.engine.settings.Precision;
import io.ganglion.testkit.PlainMaths;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds what layers compute with against the plain loops of the testkit, to the bit; for vector kernels started in a
 * JVM of its own by {@link LayerMathsTest}.
 */
final class LayerMathsCheck {
  /** Around the widths of vectors and tiles. */
  private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65};

  private final Precision precision;
  private final Supplier<Kernels> kernels;
  private final int cases;

  LayerMathsCheck(Precision precision, Supplier<Kernels> kernels, int cases) {
    this.precision = precision;
    this.kernels = kernels;
    this.cases = cases;
  }

  /** Says so if everything agrees; throws otherwise. */
  public static void main(String[] args) {
    for (Precision precision : Precision.values()) {
      new LayerMathsCheck(precision, Kernels::vector, 20).check();
    }
    System.out.println("bits agree");
  }

  void check() {
    for (long seed = 0; seed < cases; seed++) {
      products(new Case(seed, precision, kernels.get()));
      productsOntoRows(new Case(100 + seed, precision, kernels.get()));
      productsOfRows(new Case(200 + seed, precision, kernels.get()));
      functions(new Case(300 + seed, precision, kernels.get()));
      patches(new Case(400 + seed, precision, kernels.get()));
    }
  }

  /** One case: sizes, and the same numbers for both sides. */
  private static final class Case {
    private final long seed;
    private final SplitMix64 random;
    private final boolean isDouble;
    private final PlainMaths plain;
    private final LayerMaths engine;
    private final Arithmetic arithmetic;
    private final int inputs;
    private final int units;
    private final int rows;
    private Matrix plainWeights;
    private Matrix plainBias;
    private LayerMatrix weights;
    private LayerMatrix bias;

    Case(long seed, Precision precision, Kernels kernels) {
      this.seed = seed;
      this.random = new SplitMix64(seed);
      this.isDouble = precision == Precision.FLOAT64;
      this.plain = new PlainMaths(isDouble);
      this.arithmetic = Arithmetic.in(precision, kernels);
      this.engine = new LayerMaths(arithmetic);
      this.inputs = size();
      this.units = size();
      this.rows = 1 + random.nextInt(40);
      matrices(inputs, units);
    }

    private int size() {
      return SIZES[random.nextInt(SIZES.length)];
    }

    /** Blocks in one flat vector, behind some other parameters. */
    private void matrices(int inputs, int units) {
      double[] flat = numbers(3 + inputs * units + units);
      Block block = new Block("weights", Block.Role.WEIGHTS, inputs, units, 1, new Fan(inputs, units), 0);
      Parameters parameters = new Parameters(isDouble ? Precision.FLOAT64 : Precision.FLOAT32);
      parameters.show(flat);
      if (!isDouble) {
        parameters.round(arithmetic.kernels(), 0, flat.length);
      }
      weights = new LayerMatrix(block, 3, arithmetic);
      weights.show(parameters);
      bias = new LayerMatrix(Block.biases("biases", units, 1, block.fan()), 3 + inputs * units, arithmetic);
      bias.show(parameters);
      plainWeights = plain.matrix(units, Arrays.copyOfRange(flat, 3, 3 + inputs * units));
      plainBias = plain.matrix(units, Arrays.copyOfRange(flat, 3 + inputs * units, flat.length));
    }

    private double[] numbers(int count) {
      return random.doubles(count, -2, 2).toArray();
    }

    /** As many rows of the same numbers on both sides. */
    private Values[] rows(int rows, int columns) {
      Values[] both = {plain.values(columns), engine.values(columns)};
      double[] numbers = numbers(rows * columns);
      for (Values values : both) {
        values.resize(rows);
        for (int i = 0; i < numbers.length; i++) {
          if (isDouble) {
            values.doubles()[values.at() + i] = numbers[i];
          } else {
            values.floats()[values.at() + i] = (float) numbers[i];
          }
        }
      }
      return both;
    }

    private Values[] empty(int columns) {
      return rows(0, columns);
    }

    private void assertSame(String what, Values[] both) {
      assertEquals(both[0].rows(), both[1].rows(), what);
      assertEquals(both[0].columns(), both[1].columns(), what);
      for (int i = 0; i < both[0].rows() * both[0].columns(); i++) {
        double expected = number(both[0], i);
        double actual = number(both[1], i);
        int index = i;
        assertTrue(Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(actual),
            () -> what + ", seed " + seed + ", " + rows + " rows of " + inputs + " by " + units + ", number " + index
                + ": " + expected + " by plain loops, " + actual + " by the engine");
      }
    }

    private double number(Values values, int index) {
      return isDouble ? values.doubles()[values.at() + index] : values.floats()[values.at() + index];
    }
  }

  private static void products(Case c) {
    Values[] x = c.rows(c.rows, c.inputs);
    Values[] y = c.empty(c.units);
    c.plain.times(x[0], c.plainWeights, y[0]);
    c.engine.times(x[1], c.weights, y[1]);
    c.assertSame("times", y);
    c.plain.times(x[0], c.plainWeights, c.plainBias, y[0]);
    c.engine.times(x[1], c.weights, c.bias, y[1]);
    c.assertSame("times with a bias", y);
    Values[] dx = c.empty(c.inputs);
    c.plain.timesTransposed(y[0], c.plainWeights, dx[0]);
    c.engine.timesTransposed(y[1], c.weights, dx[1]);
    c.assertSame("timesTransposed", dx);
  }

  /** Also in place, as from step to step of a sequence. */
  private static void productsOntoRows(Case c) {
    int from = c.random.nextInt(c.rows);
    int count = 1 + c.random.nextInt(c.rows - from);
    int to = c.random.nextInt(5);
    Values[] x = c.rows(c.rows, c.inputs);
    Values[] start = c.rows(to + c.rows, c.units);
    c.plain.onto(x[0], from, c.plainWeights, false, start[0], to, start[0], to, count);
    c.engine.onto(x[1], from, c.weights, false, start[1], to, start[1], to, count);
    c.assertSame("onto in place", start);
    Values[] y = c.rows(from + count + 2, c.inputs);
    Values[] first = c.rows(count, c.inputs);
    c.plain.onto(start[0], to, c.plainWeights, true, first[0], 0, y[0], from, count);
    c.engine.onto(start[1], to, c.weights, true, first[1], 0, y[1], from, count);
    c.assertSame("onto, transposed", y);
  }

  private static void productsOfRows(Case c) {
    int others = 1 + c.random.nextInt(9);
    Values[] left = c.rows(c.rows, c.inputs);
    Values[] right = c.rows(others + 2, c.inputs);
    Values[] scores = c.rows(c.rows, others);
    c.plain.timesRows(left[0], 0, c.rows, right[0], 1, others, true, scores[0], 0);
    c.engine.timesRows(left[1], 0, c.rows, right[1], 1, others, true, scores[1], 0);
    c.assertSame("timesRows, transposed", scores);
    Values[] y = c.rows(c.rows, c.inputs);
    c.plain.timesRows(scores[0], 0, c.rows, right[0], 1, others, false, y[0], 0);
    c.engine.timesRows(scores[1], 0, c.rows, right[1], 1, others, false, y[1], 0);
    c.assertSame("timesRows", y);
    Values[] wide = c.rows(c.rows + 1, others + 3); // of which only the first columns are used
    c.plain.timesRows(left[0], 0, c.rows, right[0], 1, others, true, wide[0], 1);
    c.engine.timesRows(left[1], 0, c.rows, right[1], 1, others, true, wide[1], 1);
    c.assertSame("timesRows to wider rows", wide);
    c.plain.timesRows(wide[0], 1, c.rows, right[0], 0, others, false, y[0], 0);
    c.engine.timesRows(wide[1], 1, c.rows, right[1], 0, others, false, y[1], 0);
    c.assertSame("timesRows of wider rows", y);
  }

  private static void functions(Case c) {
    int fromColumn = c.random.nextInt(c.inputs);
    int columns = 1 + c.random.nextInt(c.inputs - fromColumn);
    int fromRow = c.random.nextInt(c.rows);
    int rows = c.rows - fromRow;
    Values[] x = c.rows(c.rows, c.inputs);
    c.plain.sigmoid(x[0], fromRow, rows, fromColumn, columns, x[0]);
    c.engine.sigmoid(x[1], fromRow, rows, fromColumn, columns, x[1]);
    c.assertSame("sigmoid", x);
    c.plain.tanh(x[0], fromRow, rows, fromColumn, columns, x[0]);
    c.engine.tanh(x[1], fromRow, rows, fromColumn, columns, x[1]);
    c.assertSame("tanh", x);
    c.plain.softmax(x[0], fromRow, rows, columns, x[0]);
    c.engine.softmax(x[1], fromRow, rows, columns, x[1]);
    c.assertSame("softmax", x);
    Values[] sums = c.empty(1);
    c.plain.rowSums(x[0], sums[0]);
    c.engine.rowSums(x[1], sums[1]);
    c.assertSame("rowSums", sums);
    int[] from = {-1, c.rows - 1, 0, -1, 0};
    Values[] gathered = c.empty(c.inputs);
    c.plain.gather(x[0], from, from.length, gathered[0]);
    c.engine.gather(x[1], from, from.length, gathered[1]);
    c.assertSame("gather", gathered);
  }

  /** Sequences of different lengths, all paddings, strides, dilations and groups. */
  private static void patches(Case c) {
    int groups = 1 + c.random.nextInt(3);
    int features = groups * (1 + c.random.nextInt(4));
    int filters = groups * (1 + c.random.nextInt(9));
    Patches patches = patches(c.random, groups);
    c.matrices(patches.taps(features), filters);
    Ragged ragged = new Ragged();
    ragged.begin(true, 1);
    for (int e = 0; e < 4; e++) {
      int lines = 20 + c.random.nextInt(12);
      ragged.add(e, lines * patches.width());
    }
    Batch batch = new LayerBatch(ragged, 1,
        new LayerCarry(new Form(new Shape.Steps(features)), c.isDouble ? Precision.FLOAT64 : Precision.FLOAT32),
        new InputLayer(features));
    Values[] x = c.rows(batch.rows(), features);
    Values[] y = c.empty(filters);
    c.plain.timesPatches(batch, patches, x[0], c.plainWeights, c.plainBias, y[0]);
    c.engine.timesPatches(batch, patches, x[1], c.weights, c.bias, y[1]);
    c.assertSame("timesPatches with a bias, " + patches, y);
    c.plain.timesPatches(batch, patches, x[0], c.plainWeights, y[0]);
    c.engine.timesPatches(batch, patches, x[1], c.weights, y[1]);
    c.assertSame("timesPatches, " + patches, y);
    Values[] dx = c.empty(features);
    c.plain.timesPatchesBack(batch, patches, y[0], c.plainWeights, dx[0]);
    c.engine.timesPatchesBack(batch, patches, y[1], c.weights, dx[1]);
    c.assertSame("timesPatchesBack, " + patches, dx);
  }

  private static Patches patches(SplitMix64 random, int groups) {
    Patches.Axis down = axis(random);
    return random.nextBoolean() ? Patches.ofSteps(down, groups)
        : new Patches(down, axis(random), 9 + random.nextInt(5), groups);
  }

  private static Patches.Axis axis(SplitMix64 random) {
    int kernel = 1 + random.nextInt(4);
    int stride = 1 + random.nextInt(3);
    int dilation = 1 + random.nextInt(2);
    return List.of(Patches.Axis.same(kernel, stride, dilation), Patches.Axis.valid(kernel, stride, dilation),
        Patches.Axis.causal(kernel, stride, dilation),
        new Patches.Axis(kernel, stride, dilation, false, random.nextInt(3), random.nextInt(3)))
        .get(random.nextInt(4));
  }
}
