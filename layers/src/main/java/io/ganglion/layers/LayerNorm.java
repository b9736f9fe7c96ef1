package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import java.util.List;

/**
 * Layer normalization (Ba, Kiros and Hinton 2016): y = g (x − m) / √(v + ε) + b, where m is the mean of a row and v its
 * mean squared distance from it. The sums of a row are those of {@link Maths#rowSums}. g is 1 before training, b is 0.
 */
@Plugin(name = "layer-norm", summary = "Gives every row the mean 0 and the variance 1, then scales and shifts it.",
    api = Api.LEVEL)
public record LayerNorm(@Setting("added to the variance, > 0") double epsilon) implements ExportableLayer {
  public LayerNorm() {
    this(1e-5); // PyTorch's
  }

  public LayerNorm {
    Require.positive("epsilon", epsilon);
  }

  @Override
  public Form form(Shape input) {
    if (input instanceof Shape.Tokens) {
      throw new UnsuitableShapeException("numbers");
    }
    int features = input.features();
    return new Form(input, Block.scales("scales", features),
        Block.biases("biases", features, 1, new Fan(1, features)).startingWith(0));
  }

  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    List<Block> blocks = form(input).blocks();
    RowsExpression count = RowsExpression.of(input.features());
    RowsExpression centered = x.minus(new RowsExpression.Sums(x).over(count));
    RowsExpression variance = new RowsExpression.Sums(centered.times(centered)).over(count);
    RowsExpression factor = RowsExpression.of(1).over(variance.plus(RowsExpression.of(epsilon)).sqrt());
    return centered.times(factor)
        .fma(new RowsExpression.Parameters(blocks.get(0)), new RowsExpression.Parameters(blocks.get(1)));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new LayerNormPass(epsilon, input.features(), maths);
  }
}
