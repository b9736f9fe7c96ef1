package io.ganglion.layers;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.formula.KnownLayer;
import io.ganglion.api.formula.LayerFormula;
import java.util.List;
/**
 * Layer normalization (Ba, Kiros and Hinton 2016): y = g (x − m) / √(v + ε) + b, where m is the mean of a row and v its
 * mean squared distance from it. The sums of a row are those of {@link Maths#rowSums}. g is 1 before training, b is 0.
 */
@Plugin(name = "layer-norm", summary = "Gives every row the mean 0 and the variance 1, then scales and shifts it.",
    api = Api.LEVEL)
public record LayerNorm(@Setting("added to the variance, > 0") double epsilon) implements KnownLayer {
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
  public LayerFormula formula(List<Double> statistics) {
    return new LayerFormula.Normalized(epsilon);
  }

  @Override
  public Pass pass(Shape input, Maths maths) {
    return new LayerNormPass(epsilon, input.features(), maths);
  }
}
