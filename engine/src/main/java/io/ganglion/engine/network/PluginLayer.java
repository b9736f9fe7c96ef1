package io.ganglion.engine.network;

import io.ganglion.api.Block;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.api.host.PluginKind;
import io.ganglion.engine.settings.Initializers;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.engine.store.StoredPlugin;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A layer that is a plug-in, bound to the shape of its input. */
public final class PluginLayer implements BoundLayer {
  static final String KIND = "layer";

  private static final Initializers NO_INITIALIZERS =
      new Initializers(LayerKinds.NO_INITIALIZER, LayerKinds.NO_INITIALIZER, LayerKinds.NO_INITIALIZER);

  private final io.ganglion.api.Layer layer;
  private final Shape input;
  private final Form form;
  private final Initializers initializers;
  /** Empty if there are none, or they aren't known. */
  private final List<Double> statistics;

  /**
   * @throws io.ganglion.api.UnsuitableShapeException if the layer takes no such shape
   * @throws io.ganglion.api.InvalidSettingException if a setting doesn't go with it
   */
  public PluginLayer(io.ganglion.api.Layer layer, Shape input, Initializers initializers) {
    this.layer = layer;
    this.input = input;
    this.form = layer.form(input);
    if (form == null) {
      throw broken("form", "returned null", "return the form for the shape, or throw an UnsuitableShapeException");
    }
    this.initializers = initializers;
    this.statistics = List.of();
  }

  private PluginLayer(PluginLayer other, List<Double> statistics) {
    this.layer = other.layer;
    this.input = other.input;
    this.form = other.form;
    this.initializers = other.initializers;
    this.statistics = List.copyOf(statistics);
  }

  @Override
  public int statistics() {
    return form.statistics();
  }

  @Override
  public List<Double> knownStatistics() {
    return statistics;
  }

  @Override
  public BoundLayer withStatistics(List<Double> known) {
    return new PluginLayer(this, known);
  }

  /** What to throw where the plug-in gives what it mustn't; for a program, the state that it is in. */
  IllegalStateException broken(String method, String what, String help) {
    PluginContractException contract = PluginContractException.by(layer, method, what, help);
    return new IllegalStateException("layer '" + nameOf(layer) + "': " + method + " " + what, contract);
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    return new PluginLayer(StoredPlugin.read(PluginKind.LAYER, plugins, in), StoredShape.read(in), NO_INITIALIZERS);
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    StoredPlugin.write(PluginKind.LAYER, layer, out);
    StoredShape.write(input, out);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String name() {
    return nameOf(layer);
  }

  private static String nameOf(io.ganglion.api.Layer layer) {
    Plugin plugin = layer.getClass().getAnnotation(Plugin.class);
    return plugin == null ? layer.toString() : plugin.name();
  }

  /** What becomes of its examples. */
  Form form() {
    return form;
  }

  /** The plug-in. */
  public io.ganglion.api.Layer layer() {
    return layer;
  }

  @Override
  public Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    if (!(layer instanceof ExportableLayer exportable)) {
      return Optional.empty();
    }
    RowsExpression expression = exportable.expression(inputs.get(0), input, statistics);
    if (expression == null || expression.columns() != outputWidth()) {
      throw broken("expression", expression == null ? "returned null" : "has " + expression.columns() + " columns",
          "return what forward computes, with " + outputWidth() + " columns, or implement Layer alone");
    }
    return Optional.of(expression);
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of(input.features());
  }

  @Override
  public int outputWidth() {
    return form.output().features();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (!inputs.equals(List.of(input))) {
      throw new IllegalArgumentException("layer '" + name() + "' is for " + input + ", not for " + inputs.get(0));
    }
    return form.output();
  }

  /** Sequences may come out shorter. */
  @Override
  public boolean keepsRows() {
    return input instanceof Shape.Row && form.output() instanceof Shape.Row;
  }

  @Override
  public boolean isPlugin() {
    return true;
  }

  @Override
  public boolean isCausal() {
    return !input.isSequence() || layer.isCausal();
  }

  @Override
  public int mostSteps() {
    return input.isSequence() ? layer.mostSteps() : Integer.MAX_VALUE;
  }

  @Override
  public boolean isFixed() {
    return layer.isFixed();
  }

  @Override
  public List<Block> blocks() {
    return form.blocks();
  }

  @Override
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    for (Block block : form.blocks()) {
      int from = at + block.start();
      if (block.constants().isEmpty()) {
        initializers.fill(parameters, from, block, random);
      } else {
        for (int i = 0; i < block.size(); i++) {
          int group = i % block.columns() / (block.columns() / block.groups());
          parameters[from + i] = block.constants().get(group);
        }
      }
    }
  }

  @Override
  public int rows(int rows) {
    return form.output() instanceof Shape.Grid grid ? grid.height() * grid.width()
        : form.output().isSequence() && input.isSequence() ? layer.steps(rows) : form.output().isSequence() ? rows : 1;
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    throw new IllegalStateException("a plug-in has to see which rows are whose");
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic, int node, Ragged in, Ragged out) {
    return new PluginPass(this, input, at, arithmetic, node, in, out);
  }
}
