package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scaled dot-product attention of a sequence to itself with several heads (Vaswani et al. 2017). With queries, keys and
 * values q, k, v = b + x W, of which each head has its share of d = features / heads numbers, a head gives at step i
 *
 * <pre>
 * Σ over j of p(i, j) v(j)    where p(i, ·) = softmax of q(i) k(j) / √d
 * </pre>
 *
 * <p>over all steps j of the sequence, or over those up to i if it is causal. What all heads give, side by side, is
 * multiplied with the output weights. Every product is a chain in the order of the features, and the sum over j one in
 * the order of the steps. There is nothing to mask: a step sees the rows of its own sequence alone.
 */
@Plugin(name = "self-attention", summary = "Each step of a sequence looks at the others, most at those that match it.",
    api = Api.LEVEL)
public record SelfAttention(
    @Setting("how many ways of looking there are side by side, each with its share of the features, ≥ 1") int heads,
    @Setting("whether a step looks at itself and earlier steps alone") boolean causal) implements ExportableLayer {
  private static final int PROJECTIONS = 3; // queries, keys and values

  public SelfAttention() {
    this(1, false); // false: as in PyTorch and Keras
  }

  public SelfAttention {
    Require.atLeast("heads", heads, 1);
  }

  @Override
  public Form form(Shape input) {
    if (!(input instanceof Shape.Steps)) {
      throw new UnsuitableShapeException("sequences");
    }
    int features = input.features();
    if (features % heads != 0) {
      throw new InvalidSettingException("heads",
          "must divide the " + features + " features of a step, but is " + heads);
    }
    int columns = Math.multiplyExact(PROJECTIONS, features);
    Fan fan = new Fan(features, features);
    Form form = new Form(input, Block.weights("weights", features, columns, PROJECTIONS),
        Block.biases("biases", columns, PROJECTIONS, fan), Block.weights("output-weights", features, features, 1),
        Block.biases("output-biases", features, 1, fan));
    return causal ? form.carrying(0, 2 * features) : form;
  }

  @Override
  public boolean isCausal() {
    return causal;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    List<Block> blocks = form(input).blocks();
    int features = input.features();
    RowsExpression projected = x.product(blocks.get(0), blocks.get(1));
    RowsExpression queries = projected.part(0, features)
        .times(RowsExpression.of(AttentionHead.factor(features / heads)));
    return new RowsExpression.Attention(queries, projected.part(features, features),
        projected.part(2 * features, features), heads, causal).product(blocks.get(2), blocks.get(3));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    int features = input.features();
    AttentionHead[] all = IntStream.range(0, heads)
        .mapToObj(head -> new AttentionHead(head, features, features / heads, causal, maths))
        .toArray(AttentionHead[]::new);
    return new SelfAttentionPass(features, all, maths);
  }
}
