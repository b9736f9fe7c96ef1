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
import java.util.stream.IntStream;

/**
 * Batch normalization (Ioffe and Szegedy 2015): y = g (x − m) / √(v + ε) + b, feature by feature. In training, m is the
 * mean of the feature over all rows of the examples that are computed together, and v its mean squared distance from
 * it; the rows are added in order, 256 at a time, and these sums one after the other. Else m and v are those of the
 * training examples, which the host computes of {@link Pass#measured}: nothing is averaged on the way (Wu and Johnson
 * 2021). g is 1 before training, b is 0.
 *
 * <p>A single row, such as a last one that is alone, is its own mean: then y = b.
 */
@Plugin(name = "batch-norm",
    summary = "Gives every feature the mean 0 and the variance 1 over the batch, then scales and shifts it.",
    api = Api.LEVEL)
public record BatchNorm(@Setting("added to the variance, > 0") double epsilon) implements ExportableLayer {
  /** Of each feature, its mean and that of its square. */
  static final int STATISTICS = 2;

  public BatchNorm() {
    this(1e-5); // PyTorch's
  }

  public BatchNorm {
    Require.positive("epsilon", epsilon);
  }

  @Override
  public Form form(Shape input) {
    if (input instanceof Shape.Tokens) {
      throw new UnsuitableShapeException("numbers");
    }
    int features = input.features();
    return new Form(input, Block.scales("scales", features),
        Block.biases("biases", features, 1, new Fan(1, features)).startingWith(0)).measuring(STATISTICS * features);
  }

  /** Activations stand behind it, as behind a dense layer. */
  @Override
  public boolean givesNetInputs() {
    return true;
  }

  /** In predictions, it goes by what it knows of the training examples. */
  @Override
  public boolean isCausal() {
    return true;
  }

  @Override
  public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
    List<Block> blocks = form(input).blocks();
    int features = input.features();
    double[] known = statistics.stream().mapToDouble(number -> number).toArray();
    List<Double> factors = IntStream.range(0, features)
        .mapToObj(feature -> BatchNormPass.factor(known, features, feature, epsilon)).toList();
    return x.minus(new RowsExpression.Constants(statistics.subList(0, features)))
        .times(new RowsExpression.Constants(factors))
        .fma(new RowsExpression.Parameters(blocks.get(0)), new RowsExpression.Parameters(blocks.get(1)));
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new BatchNormPass(epsilon, input.features(), maths);
  }
}
