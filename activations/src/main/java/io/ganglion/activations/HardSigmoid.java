package io.ganglion.activations;

import io.ganglion.api.Api;
import io.ganglion.api.Exportable;
import io.ganglion.api.Expression;
import io.ganglion.api.Plugin;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;

/**
 * A straight line through ½, cut off at 0 and 1: slope · x + ½ in between, where its derivative is the slope; elsewhere
 * that is 0.
 *
 * <p>The form is Courbariaux's, Bengio's and David's, "BinaryConnect", NIPS 2015, equation 3, with a slope of ½. The
 * default, 1/6, is that of Howard et al., "Searching for MobileNetV3", ICCV 2019, section 5.2, and of PyTorch and
 * Keras 3; Theano, Keras 2 and ONNX have 0.2. The sigmoid's own slope at 0 is ¼.
 */
@Plugin(name = "hard-sigmoid", summary = "A straight line through 1/2, cut off at 0 and 1.", api = Api.LEVEL)
public record HardSigmoid(@Setting("rise per unit of net input between the bounds, > 0") double slope)
    implements Exportable {

  public HardSigmoid() {
    this(1.0 / 6);
  }

  public HardSigmoid {
    Require.positive("slope", slope);
  }

  @Override
  public double value(double x) {
    return Math.max(0, Math.min(slope * x + 0.5, 1)); // NaN stays NaN
  }

  @Override
  public Expression expression(Expression x) {
    return x.times(slope).plus(0.5).min(1).max(0);
  }

  @Override
  public double derivative(double x, double y) {
    return y > 0 && y < 1 ? slope : 0;
  }
}
