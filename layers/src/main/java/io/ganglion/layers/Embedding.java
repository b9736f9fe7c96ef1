package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.Block;
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

/** A row of a learned table for each token. */
@Plugin(name = "embedding", summary = "A row of learned numbers for each token.", api = Api.LEVEL)
public record Embedding(@Setting("how many numbers stand for a token, ≥ 1") int dimension) implements ExportableLayer {
  public Embedding() {
    this(32); // chosen, for vocabularies of some thousand
  }

  public Embedding {
    Require.atLeast("dimension", dimension, 1);
  }

  @Override
  public Form form(Shape input) {
    if (!(input instanceof Shape.Tokens tokens)) {
      throw new UnsuitableShapeException("tokens");
    }
    return new Form(new Shape.Steps(dimension), Block.embedding("table", tokens.vocabulary(), dimension));
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    return new RowsExpression.Lookup(form(input).blocks().get(0), x);
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new EmbeddingPass(maths, maths.values(dimension));
  }

  /** One thread's way. */
  private static final class EmbeddingPass implements Pass {
    private final Maths maths;
    private final Values y;
    private int[] tokens = {};
    /** Made anew only for another dy. */
    private List<List<Sum>> sums = List.of();

    EmbeddingPass(Maths maths, Values y) {
      this.maths = maths;
      this.y = y;
    }

    @Override
    public Values forward(Batch batch, Values x, List<Matrix> blocks) {
      if (tokens.length < x.rows()) {
        tokens = new int[x.rows()];
      }
      for (int row = 0; row < x.rows(); row++) {
        tokens[row] = (int) (maths.isDouble() ? x.doubles()[x.at() + row] : x.floats()[x.at() + row]);
      }
      maths.gather(blocks.get(0).values(), tokens, x.rows(), y);
      return y;
    }

    @Override
    public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
      if (sums.isEmpty() || ((Sum.Lookups) sums.get(0).get(0)).right() != dy) {
        sums = List.of(List.of(new Sum.Lookups(x, dy)));
      }
      return dy;
    }

    @Override
    public List<List<Sum>> sums() {
      return sums;
    }
  }
}
