package io.ganglion.engine;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Patches;
import io.ganglion.api.Plugin;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.Values;
import java.util.List;

/** Layers as plug-ins make them, each as plain as can be. */
public final class TestLayers {
  private TestLayers() {}

  private static double get(Values values, int row, int column) {
    int at = values.at() + row * values.columns() + column;
    return values.floats() == null ? values.doubles()[at] : values.floats()[at];
  }

  private static void set(Values values, int row, int column, double value) {
    int at = values.at() + row * values.columns() + column;
    if (values.floats() == null) {
      values.doubles()[at] = value;
    } else {
      values.floats()[at] = (float) value;
    }
  }

  /** h = tanh(b + x W + h U), one sequence after another. */
  @Plugin(name = "test.elman", summary = "Elman's.", api = Api.LEVEL)
  public record Elman(@Setting("how many") int units, @Setting("whether only the last step comes out") boolean last)
      implements Layer {
    public Elman() {
      this(4, true);
    }

    @Override
    public Form form(Shape input) {
      if (!(input instanceof Shape.Steps)) {
        throw new UnsuitableShapeException("steps of numbers");
      }
      return new Form(last ? new Shape.Row(units) : new Shape.Steps(units),
          Block.weights("weights", input.features(), units, 1), Block.recurrent("recurrent", units, 1),
          Block.biases("biases", units, 1, new Fan(input.features(), units)).startingWith(0.125));
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new Pass() {
        private final Values z = maths.values(units);
        private final Values h = maths.values(units);
        private final Values out = maths.values(units);
        private final Values dz = maths.values(units);
        private final Values before = maths.values(units);
        private final Values dx = maths.values(input.features());
        private List<List<Sum>> sums = List.of();
        private int[] from = {};

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          maths.times(x, blocks.get(0), blocks.get(2), z);
          h.resize(x.rows());
          for (int e = 0; e < batch.examples(); e++) {
            for (int r = batch.start(e); r < batch.start(e + 1); r++) {
              if (r > batch.start(e)) {
                maths.onto(h, r - 1, blocks.get(1), false, z, r, z, r, 1);
              }
              maths.tanh(z, r, 1, 0, units, h);
            }
          }
          if (!last) {
            return h;
          }
          if (from.length < batch.examples()) {
            from = new int[batch.examples()];
          }
          for (int e = 0; e < batch.examples(); e++) {
            from[e] = batch.start(e + 1) - 1;
          }
          maths.gather(h, from, batch.examples(), out);
          return out;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          dz.resize(x.rows());
          for (int e = 0; e < batch.examples(); e++) {
            for (int r = batch.start(e + 1) - 1; r >= batch.start(e); r--) {
              boolean isLast = r == batch.start(e + 1) - 1;
              for (int j = 0; j < units; j++) {
                set(dz, r, j, !last ? get(dy, r, j) : isLast ? get(dy, e, j) : 0);
              }
              if (!isLast) {
                maths.onto(dz, r + 1, blocks.get(1), true, dz, r, dz, r, 1);
              }
              for (int j = 0; j < units; j++) {
                double y = get(h, r, j);
                set(dz, r, j, get(dz, r, j) * ((1 - y) * (1 + y)));
              }
            }
          }
          before.resize(x.rows());
          for (int e = 0; e < batch.examples(); e++) {
            for (int r = batch.start(e); r < batch.start(e + 1); r++) {
              for (int j = 0; j < units; j++) {
                set(before, r, j, r == batch.start(e) ? 0 : get(h, r - 1, j));
              }
            }
          }
          if (sums.isEmpty()) {
            sums = List.of(List.of(new Sum.Products(x, dz)), List.of(new Sum.Products(before, dz)),
                List.of(new Sum.Rows(dz)));
          }
          if (isAsked) {
            maths.timesTransposed(dz, blocks.get(0), dx);
          }
          return dx;
        }

        @Override
        public List<List<Sum>> sums() {
          return sums;
        }
      };
    }
  }

  /** Leaves out about half of the numbers in training. */
  @Plugin(name = "test.mask", summary = "Leaves out.", api = Api.LEVEL)
  public record Mask() implements Layer {
    @Override
    public Form form(Shape input) {
      return new Form(input);
    }

    @Override
    public boolean isFixed() {
      return false;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new Pass() {
        private final Values y = maths.values(input.features());
        private final Values dx = maths.values(input.features());

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          return batch.isTraining() ? masked(batch, x, y) : x;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          return batch.isTraining() ? masked(batch, dy, dx) : dy;
        }

        private Values masked(Batch batch, Values from, Values to) {
          to.resize(from.rows());
          for (int e = 0; e < batch.examples(); e++) {
            for (int r = batch.start(e); r < batch.start(e + 1); r++) {
              for (int j = 0; j < from.columns(); j++) {
                boolean kept = batch.bits(e, (long) (r - batch.start(e)) * from.columns() + j) < 0;
                set(to, r, j, kept ? 2 * get(from, r, j) : 0);
              }
            }
          }
          return to;
        }

        @Override
        public List<List<Sum>> sums() {
          return List.of();
        }
      };
    }
  }

  /** A convolution over steps. */
  @Plugin(name = "test.conv", summary = "Convolves.", api = Api.LEVEL)
  public record Conv(@Setting("filters") int filters, @Setting("kernel") int kernel, @Setting("stride") int stride,
      @Setting("groups") int groups, @Setting("whether it keeps the size") boolean same) implements Layer {
    public Conv() {
      this(2, 3, 1, 1, true);
    }

    private Patches patches() {
      return Patches.ofSteps(same ? Patches.Axis.same(kernel, stride, 1) : Patches.Axis.valid(kernel, stride, 2),
          groups);
    }

    @Override
    public Form form(Shape input) {
      return new Form(new Shape.Steps(filters), Block.weights("weights", patches().taps(input.features()), filters, 1),
          Block.biases("biases", filters, 1, new Fan(kernel, filters)));
    }

    @Override
    public int steps(int steps) {
      return patches().rows(steps);
    }

    @Override
    public boolean givesNetInputs() {
      return true;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      Patches patches = patches();
      return new Pass() {
        private final Values y = maths.values(filters);
        private final Values dx = maths.values(input.features());
        private List<List<Sum>> sums = List.of();

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          maths.timesPatches(batch, patches, x, blocks.get(0), blocks.get(1), y);
          return y;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          if (sums.isEmpty()) {
            sums = List.of(List.of(new Sum.Windows(patches, x, dy)), List.of(new Sum.Rows(dy)));
          }
          if (isAsked) {
            maths.timesPatchesBack(batch, patches, dy, blocks.get(0), dx);
          }
          return dx;
        }

        @Override
        public List<List<Sum>> sums() {
          return sums;
        }
      };
    }
  }

  /** A row of a table for each token, twice: as it is, and added to that of the first row. */
  @Plugin(name = "test.table", summary = "Looks up.", api = Api.LEVEL)
  public record Table(@Setting("dimension") int dimension) implements Layer {
    public Table() {
      this(3);
    }

    @Override
    public Form form(Shape input) {
      if (!(input instanceof Shape.Tokens tokens)) {
        throw new UnsuitableShapeException("tokens");
      }
      return new Form(new Shape.Steps(dimension), Block.embedding("table", tokens.vocabulary(), dimension));
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new Pass() {
        private final Values y = maths.values(dimension);
        private final Values first = maths.values(1);
        private List<List<Sum>> sums = List.of();

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          y.resize(x.rows());
          first.resize(x.rows());
          for (int r = 0; r < x.rows(); r++) {
            set(first, r, 0, 0);
            for (int j = 0; j < dimension; j++) {
              set(y, r, j, get(blocks.get(0).values(), (int) get(x, r, 0), j) + get(blocks.get(0).values(), 0, j));
            }
          }
          return y;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          if (sums.isEmpty()) {
            sums = List.of(List.of(new Sum.Lookups(x, dy), new Sum.Lookups(first, dy)));
          }
          return dy;
        }

        @Override
        public List<List<Sum>> sums() {
          return sums;
        }
      };
    }
  }

  /** y = x + b: passes dy on though its sum is over it. */
  @Plugin(name = "test.shift", summary = "Adds.", api = Api.LEVEL)
  public record Shift() implements Layer {
    @Override
    public Form form(Shape input) {
      return new Form(input, Block.biases("biases", input.features(), 1, new Fan(1, input.features())));
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new Pass() {
        private final Values y = maths.values(input.features());
        private List<List<Sum>> sums = List.of();

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          y.resize(x.rows());
          for (int r = 0; r < x.rows(); r++) {
            for (int j = 0; j < x.columns(); j++) {
              set(y, r, j, get(x, r, j) + get(blocks.get(0).values(), 0, j));
            }
          }
          return y;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          if (sums.isEmpty()) {
            sums = List.of(List.of(new Sum.Rows(dy)));
          }
          return dy;
        }

        @Override
        public List<List<Sum>> sums() {
          return sums;
        }
      };
    }
  }
}
