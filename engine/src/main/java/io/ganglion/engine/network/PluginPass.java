package io.ganglion.engine.network;

import io.ganglion.api.Batch;
import io.ganglion.api.Matrix;
import io.ganglion.api.Shape;
import io.ganglion.api.StepTrace;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import io.ganglion.api.host.PluginCalls;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One thread's way through a {@link PluginLayer}: shows the plug-in's pass its rows, and shows others its results. */
final class PluginPass implements BoundLayer.Pass {
  private final PluginLayer layer;
  private final Ragged in;
  private final Ragged out;
  private final LayerBatch batch;
  private final io.ganglion.api.Layer.Pass pass;
  private final LayerMatrix[] blocks;
  private final List<Matrix> matrices;
  private final BlockSums sums;
  private final int at;
  private final int node;
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
    this.node = node;
    this.at = at;
    this.out = out;
    this.batch = new LayerBatch(in, node, new LayerCarry(layer.form(), arithmetic.precision()), layer);
    LayerMaths maths = new LayerMaths(arithmetic);
    this.pass = layer.layer().pass(shape, maths);
    if (pass == null) {
      throw layer.broken("pass", "returned null", "return the working memory of one thread");
    }
    if (layer.statistics() > 0 && measuresNothing(pass)) {
      throw layer.broken("pass", "returned one without the method measured, though the form has "
          + layer.statistics() + " statistics", "override measured, or leave the statistics out of the form");
    }
    this.blocks = layer.blocks().stream().map(block -> new LayerMatrix(block, at + block.start(), arithmetic))
        .toArray(LayerMatrix[]::new);
    this.matrices = List.of(blocks);
    this.sums = new BlockSums(layer, at, arithmetic, maths);
    this.input = new Rows(arithmetic.precision(), shape.features());
    this.outputGradient = new Rows(arithmetic.precision(), layer.outputWidth());
    this.output = new Rows(arithmetic.precision(), layer.outputWidth());
    this.inputGradient = new Rows(arithmetic.precision(), shape.features());
    this.copiedOutput = new Rows(arithmetic.precision(), layer.outputWidth());
    this.copiedGradient = new Rows(arithmetic.precision(), shape.features());
  }

  private static boolean measuresNothing(io.ganglion.api.Layer.Pass pass) {
    try {
      return pass.getClass().getMethod("measured", Batch.class, Values.class).getDeclaringClass()
          == io.ganglion.api.Layer.Pass.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
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
    batch.begin(parameters.statistics(node));
    Values result = pass.forward(batch, input, matrices);
    PluginCalls.returned();
    show(result, out.rows(), output, "forward");
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
    PluginCalls.returned();
    if (!isAsked) {
      return;
    }
    show(result, in.rows(), inputGradient, "backward");
    if (result == outputGradient && blocks.length > 0) { // the sums are over it
      copiedGradient.resize(inputGradient.count());
      copiedGradient.put(inputGradient, 0);
      inputGradient.show(copiedGradient);
    }
  }

  /** Adds what each row says that the layer's statistics are the means of, in double precision; how many rows. */
  @Override
  public int measure(double[] totals) {
    Values rows = pass.measured(batch, input);
    PluginCalls.returned();
    if (!(rows instanceof Rows made) || made.count() != input.count() || made.width() != totals.length) {
      throw layer.broken("measured", "returned " + (rows == null ? "null" : rows.rows() + " × " + rows.columns()
          + " numbers") + " instead of " + input.count() + " × " + totals.length,
          "return values of the batch's rows and as many columns as the form has statistics, which Maths makes");
    }
    for (int r = 0; r < made.count(); r++) {
      for (int j = 0; j < totals.length; j++) {
        totals[j] += made.numbers().number(made.offset() + r * totals.length + j);
      }
    }
    return made.count();
  }

  private void show(@Nullable Values result, int rows, Rows shown, String method) {
    if (!(result instanceof Rows made) || made.count() != rows || made.width() != shown.width()) {
      throw layer.broken(method,
          "returned " + (result == null ? "null" : result.rows() + " × " + result.columns() + " numbers")
              + " instead of " + rows + " × " + shown.width(),
          "return values of the batch's rows and the form's width, which Maths makes");
    }
    shown.show(made);
  }

  private boolean areForBlocks(List<List<Sum>> named) {
    boolean are = named.size() == blocks.length;
    for (int i = 0; are && i < named.size(); i++) {
      are = named.get(i) != null;
    }
    return are;
  }

  @Override
  public void own(Numbers gradient, List<TouchedRows> sparse) {
    sums.own(gradient, at, sparse);
  }

  /** All of it: the sums are over this pass's own rows. */
  @Override
  public void gradient(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts) {
    if (parts != 1) {
      throw new IllegalStateException("the sums of a plug-in aren't shared");
    }
    List<List<Sum>> named = pass.sums();
    if (named == null || !areForBlocks(named)) {
      throw layer.broken("sums", named == null ? "returned null"
          : "returned a list of " + named.size() + " that isn't one for each of " + blocks.length + " blocks",
          "return a list for each block, empty for one without a gradient");
    }
    sums.gradient(named, batch, gradient);
  }

  @Override
  public List<StepTrace> traces() {
    List<StepTrace> traces = pass.traces();
    if (traces == null) {
      throw layer.broken("traces", "returned null", "return a list, empty for a layer that carries nothing on");
    }
    for (StepTrace trace : traces) {
      requireRows("traces", trace.gradients());
      trace.gates().forEach(gate -> requireRows("traces", gate.values()));
    }
    return traces;
  }

  @Override
  public List<Values> attention() {
    List<Values> attention = pass.attention();
    if (attention == null) {
      throw layer.broken("attention", "returned null", "return a list, empty for a layer without attention");
    }
    for (Values weights : attention) {
      requireRows("attention", weights);
      int longest = IntStream.range(0, in.count()).map(in::rows).max().orElse(0);
      if (weights.columns() < longest) {
        throw layer.broken("attention", "returned " + weights.columns() + " columns for an example of " + longest
            + " steps", "return a number for each step");
      }
    }
    return attention;
  }

  private void requireRows(String method, Values values) {
    if (!(values instanceof Rows rows) || rows.count() != in.rows()) {
      throw layer.broken(method, "returned " + values.rows() + " rows for the " + in.rows() + " of the batch",
          "return a row for each row of the batch, in values that Maths makes");
    }
  }
}
