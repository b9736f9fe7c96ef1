package io.ganglion.engine.inspect;

import io.ganglion.api.Activation;
import io.ganglion.api.Block;
import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.host.PluginCalls;
import io.ganglion.engine.LayerInfo;
import io.ganglion.engine.Network;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.kernel.Kernels;
import io.ganglion.engine.network.Arithmetic;
import io.ganglion.engine.network.ExampleRows;
import io.ganglion.engine.network.NetworkPass;
import io.ganglion.engine.network.Numbers;
import io.ganglion.engine.network.Parameters;
import io.ganglion.engine.network.Rows;
import io.ganglion.engine.objective.LocalSums;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.random.Randomness;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Compares the gradient of a network with differences of its value, and the derivatives of its activations and its loss
 * with differences of theirs, on examples as they are, at its initial weights, or beside them. In double precision.
 */
public final class GradientCheck {
  /** Of a block of parameters, and of the units of an activation, at most as many are looked at. */
  private static final int MOST = 48;
  private static final int ROWS = 32;
  /** Of longer sequences, the last steps are looked at. */
  private static final int STEPS = 64;
  /** Of images, as many are looked at as have this many pixels together, at least two. */
  private static final int PIXELS = 2048;
  /** How far biases are moved: more than the steps of differences, and little beside a net input. */
  private static final double NEAREST = 0.05;
  private static final double FARTHEST = 0.15;

  private final Network network;
  private final Loss loss;
  private final Examples examples;
  private final double[] parameters;
  private final long seed;

  /**
   * @param examples of which at most {@value #ROWS} are looked at, fewer if they are images
   * @param seed of the initial weights, and of what is looked at where there is too much
   */
  public GradientCheck(Network network, Loss loss, Examples examples, long seed) {
    this.network = network;
    this.loss = loss;
    int pixels = examples.shapes().stream().filter(Shape.Grid.class::isInstance).map(Shape.Grid.class::cast)
        .mapToInt(image -> image.height() * image.width()).sum();
    Examples some = examples.spread(Math.max(2, Math.min(ROWS, PIXELS / Math.max(1, pixels))));
    this.examples = canTake(network, STEPS) ? some.lastSteps(STEPS) : some;
    this.parameters = network.initialParameters(seed);
    this.seed = seed;
  }

  private GradientCheck(GradientCheck other, double[] parameters) {
    this.network = other.network;
    this.loss = other.loss;
    this.examples = other.examples;
    this.parameters = parameters;
    this.seed = other.seed;
  }

  /**
   * The same check where every bias is some 0.05 to 0.15 away from its initial value: where inputs are 0, as the
   * background of images is, the net inputs of a relu are the biases, and their initial 0 is its kink.
   */
  public GradientCheck withMovedBiases() {
    double[] moved = parameters.clone();
    for (LayerInfo layer : network.layers()) {
      for (Block block : layer.blocks()) {
        RandomGenerator random = Randomness.of(seed, Randomness.Purpose.CHECK, layer.from(block));
        for (int i = layer.from(block); block.role() == Block.Role.BIASES && i < layer.to(block); i++) {
          double distance = NEAREST + (FARTHEST - NEAREST) * random.nextDouble();
          moved[i] += random.nextBoolean() ? distance : -distance;
        }
      }
    }
    return new GradientCheck(this, moved);
  }

  /** Whether sequences of {@code steps} steps are long enough for every layer. */
  private static boolean canTake(Network network, int steps) {
    try {
      return network.graph().outputRows(steps) > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** How many examples are looked at. */
  public int examples() {
    return examples.count();
  }

  /**
   * One block of parameters.
   *
   * @param layer the number of the layer, as an experiment counts them
   * @param block the block's name, such as {@code weights}
   * @param parameters how many there are
   */
  public record Part(int layer, String block, int parameters, Agreement agreement) {}

  /**
   * The activation of one layer.
   *
   * @param layer the number of the layer, as an experiment counts them
   */
  public record Activated(int layer, Agreement agreement) {}

  /** Layer by layer, block by block. */
  public List<Part> parts(Reduction reduction, Penalty penalty) {
    List<Part> parts = new ArrayList<>();
    try (Team alone = new Team(1)) {
      LocalSums sums = new LocalSums(network.graph(), loss, examples, Precision.FLOAT64, alone, null, seed);
      sums.useLossesOfTraining();
      NetworkObjective objective =
          new NetworkObjective(network.graph(), reduction, penalty, Precision.FLOAT64, sums, alone);
      double[] gradient = new double[parameters.length];
      objective.gradient(parameters, gradient);
      // Where the whole gradient is larger by far, a derivative of nearly 0 has its rounding.
      double scale = 1e-3 * Arrays.stream(gradient).map(Math::abs).max().orElse(0) + Double.MIN_NORMAL;
      for (LayerInfo layer : network.layers()) {
        for (Block block : layer.blocks()) {
          parts.add(new Part(layer.number(), block.name(), block.size(),
              agreement(objective, gradient, layer.from(block), layer.to(block), scale)));
        }
      }
    }
    return parts;
  }

  private Agreement agreement(NetworkObjective objective, double[] gradient, int from, int to, double scale) {
    Agreement agreement = Agreement.NONE;
    double[] moved = parameters.clone();
    for (int i : chosen(to - from, from)) {
      int at = from + i;
      Difference difference = Difference.of(value -> {
        moved[at] = value;
        return objective.value(moved);
      }, parameters[at]);
      moved[at] = parameters[at];
      agreement = agreement.with(i, gradient[at], difference,
          Math.max(scale, difference.least(Agreement.TOLERANCE, network.outputWidth())));
    }
    return agreement;
  }

  /** The activations of the layers, first to last, each alone: outputs in sum, against its net inputs. */
  public List<Activated> activations() {
    NetworkPass pass = passed();
    List<Activated> checked = new ArrayList<>();
    for (LayerInfo layer : network.layers()) {
      layer.activation().ifPresent(activation -> checked.add(new Activated(layer.number(), check(activation,
          layer.node() == network.graph().last() ? pass.netInputs() : pass.inputs(layer.node())[0]))));
    }
    return checked;
  }

  private Agreement check(Activation activation, Rows netInputs) {
    int width = netInputs.width();
    Agreement agreement = Agreement.NONE;
    for (int r : rows(netInputs)) {
      double[] x = row(netInputs, r);
      double[] y = new double[width];
      double[] dy = new double[width];
      double[] dx = new double[width];
      Arrays.setAll(dy, j -> 1 - 1.5 * (j & 1)); // 1 and -1/2 in turn: softmax outputs alone sum to a constant
      activation.forward(x.clone(), y, 1, width);
      activation.backward(x.clone(), y, dy.clone(), dx, 1, width);
      for (int j : chosen(width, r)) {
        double[] moved = x.clone();
        Difference difference = Difference.of(value -> {
          moved[j] = value;
          double[] outputs = new double[width];
          activation.forward(moved.clone(), outputs, 1, width);
          PluginCalls.returned();
          double sum = 0;
          for (int k = 0; k < width; k++) {
            sum += dy[k] * outputs[k];
          }
          return sum;
        }, x[j]);
        agreement = agreement.with(r * width + j, dx[j], difference,
            Math.max(1e-3, difference.least(Agreement.TOLERANCE, width)));
      }
    }
    return agreement;
  }

  /** The loss behind the last activation, against the net inputs of the output units. */
  public Agreement loss() {
    Rows netInputs = passed().netInputs();
    Activation output = network.outputActivation();
    int width = netInputs.width();
    Agreement agreement = Agreement.NONE;
    List<double[]> allTargets = targets();
    for (int r : rows(netInputs)) {
      double[] x = row(netInputs, r);
      double[] y = new double[width];
      double[] dx = new double[width];
      double[] targets = allTargets.get(r);
      output.forward(x.clone(), y, 1, width);
      loss.gradient(output, x.clone(), y, targets, 0, dx, 1, width);
      for (int j : chosen(width, r)) {
        double[] moved = x.clone();
        Difference difference = Difference.of(value -> {
          moved[j] = value;
          double[] outputs = new double[width];
          output.forward(moved.clone(), outputs, 1, width);
          double sum = loss.value(output, moved, outputs, targets, 0, 1, width);
          PluginCalls.returned();
          return sum;
        }, x[j]);
        agreement = agreement.with(r * width + j, dx[j], difference,
            Math.max(1e-3, difference.least(Agreement.TOLERANCE, width)));
      }
    }
    return agreement;
  }

  /** Of many steps, some, evenly spread. */
  private static int[] rows(Rows rows) {
    int[] some = new int[Math.min(rows.count(), ROWS)];
    Arrays.setAll(some, i -> (int) ((long) i * rows.count() / some.length));
    return some;
  }

  /** By row of outputs. */
  private List<double[]> targets() {
    List<double[]> targets = new ArrayList<>();
    int width = examples.targetWidth();
    for (int e = 0; e < examples.count(); e++) {
      double[] ofExample = examples.target(e);
      for (int r = 0; r < examples.targetRows(e); r++) {
        targets.add(Arrays.copyOfRange(ofExample, r * width, (r + 1) * width));
      }
    }
    return targets;
  }

  private static double[] row(Rows rows, int r) {
    int from = rows.offset() + r * rows.width();
    return Arrays.copyOfRange(rows.doubles(), from, from + rows.width());
  }

  private NetworkPass passed() {
    NetworkPass pass = new NetworkPass(network.graph(), Arithmetic.in(Precision.FLOAT64, Kernels.plain()));
    Parameters shown = new Parameters(Precision.FLOAT64);
    shown.show(parameters);
    new ExampleRows(examples, Precision.FLOAT64).show(pass, null, 0, examples.count(), false, 0);
    pass.forward(shown);
    return pass;
  }

  /** All of {@code [0, count)}, or some of them, in order. */
  private int[] chosen(int count, int index) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    if (count <= MOST) {
      return all;
    }
    Randomness.shuffle(all, Randomness.of(seed, Randomness.Purpose.SHUFFLE, index));
    int[] some = Arrays.copyOf(all, MOST);
    Arrays.sort(some);
    return some;
  }
}
