package io.ganglion.engine.network;

import io.ganglion.api.Block;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.engine.kernel.Affine;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * x W + b for every row x. Its parameters are W, input by input, and then b if there is a bias. Without its activation,
 * which is a layer of its own.
 */
public final class DenseLayer implements BoundLayer {
  static final String KIND = "dense";

  private final int inputs;
  private final int units;
  private final List<Block> blocks;
  private final WeightInitializer weightInitializer;
  private final WeightInitializer biasInitializer;

  public DenseLayer(int inputs, int units, boolean bias, WeightInitializer weightInitializer,
      WeightInitializer biasInitializer) {
    if (inputs < 1 || units < 1) {
      throw new IllegalArgumentException("a layer has at least one input and one unit: " + inputs + ", " + units);
    }
    this.inputs = inputs;
    this.units = units;
    Block weights = Block.weights(inputs, units);
    this.blocks = bias ? List.of(weights, Block.biases(weights.fan(), weights.end())) : List.of(weights);
    this.weightInitializer = weightInitializer;
    this.biasInitializer = biasInitializer;
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) throws IOException {
    return new DenseLayer(LayerKinds.only(inputWidths), in.readInt(), in.readBoolean(), LayerKinds.NO_INITIALIZER,
        LayerKinds.NO_INITIALIZER);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<RowsExpression> expression(List<RowsExpression> inputs) {
    RowsExpression x = inputs.get(0);
    return Optional.of(blocks.size() == 1 ? x.product(blocks.get(0)) : x.product(blocks.get(0), blocks.get(1)));
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of(inputs);
  }

  @Override
  public int outputWidth() {
    return units;
  }

  /** Every row alone. */
  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = inputs.get(0);
    if (input instanceof Shape.Tokens || input instanceof Shape.Grid) {
      throw new UnsuitableShapeException("rows or steps of numbers");
    }
    return input.withFeatures(units);
  }

  @Override
  public List<Block> blocks() {
    return blocks;
  }

  private boolean hasBias() {
    return blocks.size() > 1;
  }

  @Override
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    Block weights = blocks.get(0);
    weightInitializer.fill(parameters, at, weights, random);
    if (hasBias()) {
      biasInitializer.fill(parameters, at + weights.end(), blocks.get(1), random);
    }
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(units);
    out.writeBoolean(hasBias());
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new DensePass(new Affine(inputs, units, at, hasBias() ? at + inputs * units : Affine.NO_BIAS), arithmetic);
  }
}
