package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Carry;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.Values;
import java.util.List;

/**
 * Adds to each step a learned row of its place in the sequence, so that layers that don't look at the order of steps,
 * such as attention, can tell them apart (Gehring et al. 2017).
 */
@Plugin(name = "positional-embedding", summary = "Adds learned numbers for its place in the sequence to each step.",
    api = Api.LEVEL)
public record PositionalEmbedding(@Setting("the most steps that a sequence may have, ≥ 1") int maxLength)
    implements ExportableLayer {
  public PositionalEmbedding() {
    this(512); // chosen: BERT's
  }

  public PositionalEmbedding {
    Require.atLeast("maxLength", maxLength, 1);
  }

  @Override
  public Form form(Shape input) {
    if (!(input instanceof Shape.Steps)) {
      throw new UnsuitableShapeException("sequences");
    }
    return new Form(input, Block.embedding("table", maxLength, input.features()));
  }

  @Override
  public int mostSteps() {
    return maxLength;
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return x.plus(new RowsExpression.FirstRows(form(input).blocks().get(0), x));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new PositionPass(input.features(), maths);
  }

  /** One thread's way. */
  private static final class PositionPass implements Pass {
    private final int features;
    private final Maths maths;
    private final Values y;
    private final Values positions;
    /** Made anew only for another dy. */
    private List<List<Sum>> sums = List.of();

    PositionPass(int features, Maths maths) {
      this.features = features;
      this.maths = maths;
      this.y = maths.values(features);
      this.positions = maths.values(1);
    }

    @Override
    public Values forward(Batch batch, Values x, List<Matrix> blocks) {
      y.resize(x.rows());
      int first = batch.carry().map(Carry::seen).orElse(0);
      Values table = blocks.get(0).values();
      for (int example = 0; example < batch.examples(); example++) {
        int from = batch.start(example) * features;
        int count = batch.rows(example) * features;
        if (maths.isDouble()) {
          add(x.doubles(), x.at() + from, table.doubles(), table.at() + first * features, y.doubles(), from, count);
        } else {
          add(x.floats(), x.at() + from, table.floats(), table.at() + first * features, y.floats(), from, count);
        }
      }
      return y;
    }

    @Override
    public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
      positions.resize(dy.rows());
      for (int example = 0; example < batch.examples(); example++) {
        for (int step = 0; step < batch.rows(example); step++) {
          int row = batch.start(example) + step;
          if (maths.isDouble()) {
            positions.doubles()[row] = step;
          } else {
            positions.floats()[row] = step;
          }
        }
      }
      if (sums.isEmpty() || ((Sum.Lookups) sums.get(0).get(0)).right() != dy) {
        sums = List.of(List.of(new Sum.Lookups(positions, dy)));
      }
      return dy;
    }

    @Override
    public List<List<Sum>> sums() {
      return sums;
    }

    // region double form
    private static void add(double[] x, int xAt, double[] table, int tableAt, double[] y, int yAt, int count) {
      for (int i = 0; i < count; i++) {
        y[yAt + i] = x[xAt + i] + table[tableAt + i];
      }
    }
    // endregion

    // region float form: made by .ci/float-forms
    private static void add(float[] x, int xAt, float[] table, int tableAt, float[] y, int yAt, int count) {
      for (int i = 0; i < count; i++) {
        y[yAt + i] = x[xAt + i] + table[tableAt + i];
      }
    }
    // endregion
  }
}
