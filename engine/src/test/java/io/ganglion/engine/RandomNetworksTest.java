package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Activation;
import io.ganglion.api.Loss;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.objective.NetworkObjective;
import io.ganglion.engine.objective.Team;
import io.ganglion.engine.settings.LossChecks;
import io.ganglion.engine.settings.Penalty;
import io.ganglion.engine.settings.Precision;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.CrossEntropy;
import io.ganglion.losses.Poisson;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of random networks against differences of their values: every built-in activation in the first hidden
 * layer, with every one in the output layer below every built-in loss that can judge it; one to three hidden layers,
 * biases or none, shortcuts or none, weights or none, penalties or none.
 */
class RandomNetworksTest {
  /**
   * Of the gradient's length. A central difference over h, improved by Richardson's rule with one over 2h, errs by some
   * h⁴ and by ε / h: 1e-12 for h = 1e-3 where all is smooth and of the order of 1.
   */
  private static final double TOLERANCE = 1e-7;
  private static final double H = 0x1p-10;

  private static <T> List<T> builtIn(Class<T> kind) {
    return ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** One for every activation of the first hidden layer and every pair. */
  static IntStream seeds() {
    return IntStream.range(0, builtIn(Activation.class).size() * pairs().size());
  }

  private record Pair(Activation output, Loss loss) {}

  /** Every pair of an output activation and a loss that can judge it. */
  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Activation output : builtIn(Activation.class)) {
      for (Loss loss : builtIn(Loss.class)) {
        if (loss.needsOfOutput(output).isEmpty()) {
          pairs.add(new Pair(output, loss));
        }
      }
    }
    return pairs;
  }

  @Test
  void everyActivationAndEveryLossTakePart() {
    List<Pair> pairs = pairs();
    TreeSet<String> losses = new TreeSet<>();
    pairs.forEach(pair -> losses.add(LossChecks.name(pair.loss)));
    assertEquals("[cross-entropy, huber, mean-absolute, poisson, squared-error]", losses.toString());
    assertEquals(3 * builtIn(Activation.class).size() + 4, pairs.size());
    assertEquals(18 * 58, seeds().count());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void haveTheGradientsOfTheirValues(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Activation> activations = builtIn(Activation.class);
    List<Pair> pairs = pairs();
    Pair pair = pairs.get(seed % pairs.size());
    int inputs = random.nextInt(1, 5);
    int outputs = random.nextInt(1, 4);
    Network.Builder builder = Network.withInputs(inputs);
    if (random.nextBoolean()) {
      builder.shortcuts();
    }
    int hidden = random.nextInt(1, 4);
    for (int i = 0; i < hidden; i++) {
      add(builder, random.nextInt(1, 6), activations.get((seed / pairs.size() + 7 * i) % activations.size()), random);
    }
    add(builder, outputs, pair.output, random);
    Network network = builder.build();
    Examples examples = examples(random, random.nextInt(1, 9), inputs, outputs, pair.loss);
    Penalty penalty = random.nextBoolean() ? Penalty.NONE : new Penalty(random.nextInt(2) * 0.01, 0.1);
    Reduction reduction = Reduction.values()[random.nextInt(2)];
    try (Team team = new Team(1)) {
      check(seed, new NetworkObjective(network.graph(), pair.loss, reduction, penalty, examples, team,
          Precision.FLOAT64),
          network.initialParameters(seed));
    }
  }

  private static void add(Network.Builder builder, int units, Activation activation, SplittableRandom random) {
    if (random.nextInt(4) > 0) {
      builder.dense(units, activation, new Uniform(), new Uniform());
    } else {
      builder.denseWithoutBias(units, activation, new Uniform());
    }
  }

  /** Targets that the loss takes; half of the time with weights, some of which are 0. */
  private static Examples examples(SplittableRandom random, int count, int inputs, int outputs, Loss loss) {
    double[] x = random.doubles((long) count * inputs, -2, 2).toArray();
    double most = loss instanceof CrossEntropy ? 1 : 4;
    double least = loss instanceof CrossEntropy || loss instanceof Poisson ? 0 : -most;
    double[] targets = random.doubles((long) count * outputs, least, most).toArray();
    Examples examples = new Examples(count, inputs, outputs, x, targets);
    if (random.nextBoolean()) {
      return examples;
    }
    double[] weights = random.doubles(count, -0.5, 2).map(weight -> Math.max(weight, 0)).toArray();
    weights[0] = 1;
    return examples.weighted(weights, weights);
  }

  /** A slope is left out where it isn't one: at a kink of relu and its kin, differences to the two sides differ. */
  private static void check(int seed, NetworkObjective objective, double[] parameters) {
    double[] gradient = new double[parameters.length];
    assertEquals(objective.gradient(parameters, gradient), objective.value(parameters), "seed " + seed);
    double squares = 0;
    double errors = 0;
    int compared = 0;
    for (int i = 0; i < parameters.length; i++) {
      double slope = (4 * difference(objective, parameters, i, H) - difference(objective, parameters, i, 2 * H)) / 6;
      double narrow = (4 * difference(objective, parameters, i, H / 16) - difference(objective, parameters, i, H / 8))
          / 6;
      squares += gradient[i] * gradient[i];
      if (Math.abs(slope - narrow) <= 1e-8 * (1 + Math.abs(slope))) {
        errors += (gradient[i] - narrow) * (gradient[i] - narrow);
        compared++;
      }
    }
    double error = Math.sqrt(errors) / (1e-3 + Math.sqrt(squares));
    assertTrue(error <= TOLERANCE, "seed " + seed + ": the gradient is off by " + error + " of its length");
    assertTrue(compared > 0, "seed " + seed + ": there is a kink everywhere");
  }

  /** (f(x + h) − f(x − h)) / h. */
  private static double difference(NetworkObjective objective, double[] parameters, int i, double h) {
    double[] moved = parameters.clone();
    moved[i] = parameters[i] + h;
    double right = objective.value(moved);
    moved[i] = parameters[i] - h;
    return (right - objective.value(moved)) / h;
  }
}
