package acme;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.Values;
import java.util.List;

/** y = x A B + b, row by row: as a dense layer, but with (inputs + units) × rank weights instead of inputs × units. */
@Plugin(name = "acme.low-rank", summary = "A dense layer whose weights are a product of two.", api = Api.LEVEL)
public record LowRank(
    @Setting("how many numbers come out, ≥ 1") int units,
    @Setting("how many numbers are between the two matrices, ≥ 1") int rank) implements Layer {
  private static final int A = 0;
  private static final int B = 1;
  private static final int BIASES = 2;

  public LowRank() { this(8, 2); }
  public LowRank {
    Require.atLeast("units", units, 1);
    Require.atLeast("rank", rank, 1);
  }

  @Override public Form form(Shape input) {
    if (input instanceof Shape.Tokens) { throw new UnsuitableShapeException("numbers"); }
    return new Form(input.withFeatures(units),
        Block.weights("a", input.features(), rank, 1),
        Block.weights("b", rank, units, 1),
        Block.biases("biases", units, 1, new Fan(rank, units)));
  }

  @Override public boolean givesNetInputs() { return true; }

  @Override public Pass pass(Shape input, Maths maths) {
    return new LowRankPass(maths, maths.values(rank), maths.values(units), maths.values(rank),
        maths.values(input.features()));
  }

  /** One thread's arrays, which are kept from call to call: h = x A, y, dL/dh and dL/dx. */
  private static final class LowRankPass implements Pass {
    private final Maths maths;
    private final Values h;
    private final Values y;
    private final Values dh;
    private final Values dx;
    private List<List<Sum>> sums = List.of();

    LowRankPass(Maths maths, Values h, Values y, Values dh, Values dx) {
      this.maths = maths;
      this.h = h;
      this.y = y;
      this.dh = dh;
      this.dx = dx;
    }

    @Override public Values forward(Batch batch, Values x, List<Matrix> blocks) {
      maths.times(x, blocks.get(A), h);
      maths.times(h, blocks.get(B), blocks.get(BIASES), y);
      return y;
    }

    @Override public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
      maths.timesTransposed(dy, blocks.get(B), dh);
      if (sums.isEmpty()) { // the host gives the same x and dy in every call
        sums = List.of(List.of(new Sum.Products(x, dh)), List.of(new Sum.Products(h, dy)), List.of(new Sum.Rows(dy)));
      }
      if (isAsked) { maths.timesTransposed(dh, blocks.get(A), dx); }
      return isAsked ? dx : dy;
    }

    @Override public List<List<Sum>> sums() { return sums; }
  }
}
