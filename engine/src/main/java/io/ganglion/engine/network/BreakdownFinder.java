package io.ganglion.engine.network;

import io.ganglion.api.ElementwiseActivation;
import io.ganglion.api.Loss;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.settings.Precision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes some rows once more, layer by layer, until a number is not finite. */
public final class BreakdownFinder {
  /** An activation or a loss that fails on such numbers is to blame itself (chosen). */
  private static final double MODERATE = 1000;

  /**
   * What was found.
   *
   * @param layer its index in the network
   * @param cause {@link Cause#STEP} if nothing else is known
   */
  public record Found(int layer, String what, Cause cause) {}

  /** What is likely to blame. */
  public enum Cause {
    /** An activation, or its derivative, fails on net inputs of moderate size. */
    ACTIVATION,
    /** The loss, or its derivative, fails on outputs of moderate size. */
    LOSS,
    /** The start weights weren't finite to begin with. */
    INITIALIZER,
    /** None of these. */
    STEP
  }

  private final Graph graph;
  private final List<Layer> layers;
  private final NetworkPass pass;
  private final int last;

  public BreakdownFinder(Graph graph, Precision precision) {
    this.graph = graph;
    this.layers = graph.layers();
    this.pass = new NetworkPass(graph, Arithmetic.in(precision, Kernels.plain()));
    this.last = layers.size() - 1;
  }

  /** The first number that is not finite on the way through the network and back; null if all are. */
  public @Nullable Found find(Parameters parameters, Loss loss, Rows input, TargetRows wanted) {
    pass.forward(parameters, input);
    for (int layer = 0; layer <= last; layer++) {
      Rows into = layer < last ? pass.input(layer) : pass.netInputs();
      Rows out = layer + 1 < last ? pass.input(layer + 1) : layer < last ? pass.netInputs() : pass.outputs();
      int bad = firstBad(out);
      if (bad >= 0) {
        return layers.get(layer) instanceof ActivationLayer
            ? ofActivation(layer, "the activation", number(out, bad), number(into, bad))
            : new Found(layer, "a net input is " + number(out, bad), Cause.STEP);
      }
    }
    double value = pass.loss(loss, wanted);
    if (!Double.isFinite(value)) {
      return new Found(last, "the loss is " + value, isModerate(pass.netInputs()) ? Cause.LOSS : Cause.STEP);
    }
    pass.backward(parameters, loss, wanted);
    for (int layer = last - 1; layer >= 0; layer--) {
      if (!(layers.get(layer) instanceof ActivationLayer) && firstBad(pass.outputGradient(layer)) >= 0) {
        return inPassBack(layer);
      }
    }
    return null;
  }

  /** Of a layer the gradient of whose net inputs is not finite, though that of the layers after it is. */
  private Found inPassBack(int layer) {
    Rows gradient = pass.outputGradient(layer);
    int bad = firstBad(gradient);
    String what = "the gradient of a net input is " + number(gradient, bad);
    Rows into = layer + 1 < last ? pass.input(layer + 1) : pass.netInputs();
    if (layers.get(layer + 1) instanceof ActivationLayer activated
        && activated.activation() instanceof ElementwiseActivation activation) {
      double x = number(into, bad);
      double derivative = activation.derivative(x, activation.value(x));
      if (!Double.isFinite(derivative)) {
        return ofActivation(layer + 1, "the activation's derivative", derivative, x);
      }
    }
    return new Found(layer, what, layer + 1 == last && isModerate(pass.netInputs()) ? Cause.LOSS : Cause.STEP);
  }

  private static Found ofActivation(int layer, String what, double value, double x) {
    return Math.abs(x) <= MODERATE
        ? new Found(layer, what + " is " + value + " at " + x, Cause.ACTIVATION)
        : new Found(layer, "a net input is " + x + ", and " + what + " there " + value, Cause.STEP);
  }

  /** The first layer with a parameter that is not finite; null if all are. */
  public @Nullable Found inParameters(double[] parameters, String what, Cause cause) {
    for (int layer = 0; layer < layers.size(); layer++) {
      int from = graph.offset(layer);
      for (int i = from; i < from + layers.get(layer).parameterCount(); i++) {
        if (!Double.isFinite(parameters[i])) {
          return new Found(layer, what + " is " + parameters[i], cause);
        }
      }
    }
    return null;
  }

  /** Such a layer as users count them, from 1. */
  public static int number(Graph graph, int layer) {
    return (int) Math.max(1, graph.layers().subList(0, layer + 1).stream()
        .filter(DenseLayer.class::isInstance).count());
  }

  private static boolean isModerate(Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (Math.abs(number(rows, i)) > MODERATE) {
        return false;
      }
    }
    return true;
  }

  private static int firstBad(Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (!Double.isFinite(number(rows, i))) {
        return i;
      }
    }
    return -1;
  }

  private static double number(Rows rows, int i) {
    float[] floats = rows.floats();
    return floats == null ? rows.doubles()[rows.offset() + i] : floats[rows.offset() + i];
  }
}
