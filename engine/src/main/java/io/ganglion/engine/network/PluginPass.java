package io.ganglion.engine.network;

import io.ganglion.api.Matrix;
import io.ganglion.api.Shape;
import io.ganglion.api.Values;
import java.util.List;

/** One thread's way through a {@link PluginLayer}: shows the plug-in's pass its rows, and shows others its results. */
final class PluginPass implements Layer.Pass {
  private final PluginLayer layer;
  private final Ragged in;
  private final Ragged out;
  private final LayerBatch batch;
  private final io.ganglion.api.Layer.Pass pass;
  private final LayerMatrix[] blocks;
  private final List<Matrix> matrices;
  private final BlockSums sums;
  private final Rows input;
  private final Rows outputGradient;
  private final Rows output;
  private final Rows inputGradient;
  /** For what others may not change, or have to see from index 0. */
  private final Rows copiedOutput;
  private final Rows copiedGradient;
  private boolean isAsked;

  PluginPass(PluginLayer layer, Shape shape, int at, Arithmetic arithmetic, int node, Ragged in, Ragged out) {
    this.layer = layer;
    this.in = in;
    this.out = out;
    this.batch = new LayerBatch(in, node);
    this.pass = layer.layer().pass(shape, new LayerMaths(arithmetic));
    this.blocks = layer.blocks().stream().map(block -> new LayerMatrix(block, at + block.start(), arithmetic))
        .toArray(LayerMatrix[]::new);
    this.matrices = List.of(blocks);
    this.sums = new BlockSums(layer.blocks(), at, arithmetic);
    this.input = new Rows(arithmetic.precision(), shape.features());
    this.outputGradient = new Rows(arithmetic.precision(), layer.outputWidth());
    this.output = new Rows(arithmetic.precision(), layer.outputWidth());
    this.inputGradient = new Rows(arithmetic.precision(), shape.features());
    this.copiedOutput = new Rows(arithmetic.precision(), layer.outputWidth());
    this.copiedGradient = new Rows(arithmetic.precision(), shape.features());
  }

  @Override
  public Rows output() {
    return output;
  }

  @Override
  public Rows[] inputGradients(Rows outputGradient) {
    isAsked = true;
    return new Rows[] {inputGradient};
  }

  @Override
  public void forward(Parameters parameters, Rows[] inputs) {
    for (LayerMatrix block : blocks) {
      block.show(parameters);
    }
    if (out != in) {
      out.beginAs(in);
      for (int e = 0; e < in.count(); e++) {
        out.addNextOf(in, layer.rows(in.rows(e)));
      }
    }
    input.show(inputs[0]);
    show(pass.forward(batch, input, matrices), out.rows(), output, "outputs");
    if (output.offset() != 0) {
      copiedOutput.resize(output.count());
      copiedOutput.put(output, 0);
      output.show(copiedOutput);
    }
  }

  @Override
  public void backward(Parameters parameters, Rows[] inputs, Rows gradient) {
    outputGradient.show(gradient);
    Values result = pass.backward(batch, input, outputGradient, matrices, isAsked);
    if (!isAsked) {
      return;
    }
    show(result, in.rows(), inputGradient, "gradients");
    if (result == outputGradient && blocks.length > 0) { // the sums are over it
      copiedGradient.resize(inputGradient.count());
      copiedGradient.put(inputGradient, 0);
      inputGradient.show(copiedGradient);
    }
  }

  private void show(Values result, int rows, Rows shown, String what) {
    if (!(result instanceof Rows made) || made.count() != rows || made.width() != shown.width()) {
      throw new IllegalStateException("layer '" + layer.name() + "' gives " + result.rows() + " × " + result.columns()
          + " " + what + " where " + rows + " × " + shown.width() + " belong");
    }
    shown.show(made);
  }

  /** All of it: the sums are over this pass's own rows. */
  @Override
  public void gradient(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts) {
    if (parts != 1) {
      throw new IllegalStateException("the sums of a plug-in aren't shared");
    }
    sums.gradient(pass.sums(), batch, gradient);
  }
}
