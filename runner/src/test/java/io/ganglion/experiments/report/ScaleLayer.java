package io.ganglion.experiments.report;

import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.BoundLayer;
import io.ganglion.engine.network.LayerKinds;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.store.PluginFinder;
import java.io.DataInputStream;
import java.util.List;
import java.util.random.RandomGenerator;

/** A kind of layer for a test: each unit times a factor of its own. This file is all that there is of it. */
final class ScaleLayer implements BoundLayer {
  static final String KIND = "scale";

  private final int width;

  ScaleLayer(int width) {
    this.width = width;
  }

  static BoundLayer read(DataInputStream in, List<Integer> inputWidths, PluginFinder plugins) {
    return new ScaleLayer(LayerKinds.only(inputWidths));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Integer> inputWidths() {
    return List.of(width);
  }

  @Override
  public int outputWidth() {
    return width;
  }

  @Override
  public List<Block> blocks() {
    return List.of(new Block("factors", Block.Role.SCALES, 1, width, 1, new Fan(1, 1), 0));
  }

  @Override
  public void initialize(double[] parameters, int at, RandomGenerator random) {
    for (int i = at; i < at + width; i++) {
      parameters[i] = 0.5 + random.nextDouble();
    }
  }

  @Override
  public Pass newPass(int at, Arithmetic arithmetic) {
    return new ScalePass(at, width, arithmetic.precision());
  }

  private static final class ScalePass implements Pass {
    private final int at;
    private final int width;
    private final boolean isDouble;
    private final Rows output;
    private final Rows[] inputGradients;

    ScalePass(int at, int width, Precision precision) {
      this.at = at;
      this.width = width;
      this.isDouble = precision == Precision.FLOAT64;
      this.output = new Rows(precision, width);
      this.inputGradients = new Rows[] {new Rows(precision, width)};
    }

    @Override
    public Rows output() {
      return output;
    }

    @Override
    public Rows[] inputGradients(Rows outputGradient) {
      return inputGradients;
    }

    @Override
    public void forward(Parameters parameters, Rows[] inputs) {
      scale(parameters.values(), inputs[0], output);
    }

    @Override
    public void backward(Parameters parameters, Rows[] inputs, Rows outputGradient) {
      scale(parameters.values(), outputGradient, inputGradients[0]);
    }

    private void scale(Numbers factors, Rows from, Rows to) {
      to.resize(from.count());
      for (int i = 0; i < from.size(); i++) {
        if (isDouble) {
          to.doubles()[i] = from.doubles()[from.offset() + i] * factors.doubles()[at + i % width];
        } else {
          to.floats()[i] = from.floats()[from.offset() + i] * factors.floats()[at + i % width];
        }
      }
    }

    @Override
    public void gradient(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts) {
      Rows x = inputs[0];
      for (int unit = width * part / parts; unit < width * (part + 1) / parts; unit++) {
        double sum = 0;
        float floatSum = 0;
        for (int i = unit; i < x.size(); i += width) {
          if (isDouble) {
            sum += x.doubles()[x.offset() + i] * outputGradient.doubles()[outputGradient.offset() + i];
          } else {
            floatSum += x.floats()[x.offset() + i] * outputGradient.floats()[outputGradient.offset() + i];
          }
        }
        if (isDouble) {
          gradient.doubles()[at + unit] = sum;
        } else {
          gradient.floats()[at + unit] = floatSum;
        }
      }
    }

    @Override
    public void gradientInParts(Rows[] inputs, Rows outputGradient, Numbers gradient, int part, int parts,
        Kernels.PartUser user) {
      gradient(inputs, outputGradient, gradient, part, parts);
      int from = width * part / parts;
      int to = width * (part + 1) / parts;
      if (from < to) {
        user.use(at + from, at + to);
      }
    }
  }
}
