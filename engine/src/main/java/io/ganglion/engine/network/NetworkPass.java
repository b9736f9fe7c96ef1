package io.ganglion.engine.network;

import io.ganglion.api.Loss;
import io.ganglion.engine.kernel.Kernels;
import java.util.List;

/** One thread's way through a network, forward and back, with all the memory that it needs. */
public final class NetworkPass implements LayerRows {
  private final Arithmetic arithmetic;
  /** Of all layers but the last, which is the output activation. */
  private final Layer.Pass[] passes;
  /** The shortcut around each layer; null where there is none. */
  private final ShortcutPass[] shortcuts;
  private final OutputPass outputPass;
  /** What goes into each layer but the last. */
  private final Rows[] signals;
  /** dL/d(output) of each layer but the last. An activation's is that of the layer below it, overwritten by then. */
  private final Rows[] outputGradients;

  public NetworkPass(Graph graph, Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    List<Layer> layers = graph.layers();
    this.passes = new Layer.Pass[layers.size() - 1];
    this.shortcuts = new ShortcutPass[passes.length];
    for (int i = 0; i < passes.length; i++) {
      passes[i] = layers.get(i).newPass(graph.offset(i), arithmetic);
      if (passes[i] instanceof ShortcutPass shortcut) {
        shortcuts[i - ShortcutLayer.DISTANCE] = shortcut;
      }
    }
    this.outputPass = new OutputPass(graph.outputLayer(), arithmetic.kernels());
    this.signals = new Rows[passes.length];
    this.outputGradients = new Rows[passes.length];
  }

  /** Rearranges for the passes back of all threads. */
  void rearrange(Parameters parameters) {
    // Nobody wants dL/d(input) of the first layer.
    for (int i = 1; i < passes.length; i++) {
      passes[i].rearrange(parameters);
    }
  }

  /** The outputs for some rows of inputs, in double precision; they stay until the next call. */
  public Rows forward(Parameters parameters, Rows input) {
    Layer.Pass[] passes = this.passes;
    Rows flowing = input;
    for (int i = 0; i < passes.length; i++) {
      signals[i] = flowing;
      if (shortcuts[i] != null) {
        shortcuts[i].bypass(flowing);
      }
      flowing = passes[i].forward(parameters, flowing);
    }
    return outputPass.forward(flowing);
  }

  /** The sum of the losses of the rows that {@link #forward} has just seen. */
  public double loss(Loss loss, TargetRows wanted) {
    return outputPass.loss(loss, wanted);
  }

  /** Computes dL/d(output) of every layer, where L is {@link #loss}. */
  public void backward(Parameters parameters, Loss loss, TargetRows wanted) {
    Layer.Pass[] passes = this.passes;
    Rows flowing = outputPass.backward(loss, wanted, arithmetic.precision());
    for (int i = passes.length - 1; i > 0; i--) {
      outputGradients[i] = flowing;
      flowing = passes[i].backward(parameters, signals[i], flowing);
      if (shortcuts[i] != null) {
        shortcuts[i].addTo(flowing);
      }
    }
    outputGradients[0] = flowing;
  }

  /** Overwrites {@code gradient} with that of {@link #loss}, after {@link #backward}. */
  public void gradient(Numbers gradient) {
    Layer.Pass[] passes = this.passes;
    for (int i = 0; i < passes.length; i++) {
      passes[i].gradient(signals[i], outputGradients[i], gradient, 0, 1);
    }
  }

  /** Overwrites one part of several of {@code gradient} with that of a whole chunk. */
  public void gradient(LayerRows chunk, Numbers gradient, int part, int parts) {
    for (int i = 0; i < passes.length; i++) {
      passes[i].gradient(chunk.input(i), chunk.outputGradient(i), gradient, part, parts);
    }
  }

  /** As {@link Layer.Pass#gradientInParts}, for all layers. */
  public void gradientInParts(LayerRows chunk, Numbers gradient, int part, int parts, Kernels.PartUser user) {
    for (int i = 0; i < passes.length; i++) {
      passes[i].gradientInParts(chunk.input(i), chunk.outputGradient(i), gradient, part, parts, user);
    }
  }

  /** Whether all is finite that a gradient is summed up of. */
  public boolean isFinite(LayerRows chunk) {
    for (int i = 0; i < passes.length; i++) {
      if (passes[i] instanceof DensePass && !arithmetic.areFinite(chunk.outputGradient(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Rows input(int layer) {
    return signals[layer];
  }

  /** What {@link #backward} computed. */
  @Override
  public Rows outputGradient(int layer) {
    return outputGradients[layer];
  }

  /** The net inputs of the output units, in double precision. */
  public Rows netInputs() {
    return outputPass.netInputs();
  }

  Rows outputs() {
    return outputPass.outputs();
  }
}
