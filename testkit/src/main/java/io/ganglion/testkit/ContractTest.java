package io.ganglion.testkit;

import io.ganglion.api.Activation;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Layer;
import io.ganglion.api.Loss;
import io.ganglion.api.Shape;
import io.ganglion.api.Trainer;
import io.ganglion.api.UnsuitableShapeException;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One test of the contract of a plug-in's kind, for a host that looks at plug-ins of others: without JUnit, with the
 * plug-in's default settings, and with what its author would say in a test found out by asking the plug-in itself.
 *
 * <p>What only the author can know isn't among them: with which settings a trainer descends, for example.
 */
public final class ContractTest {
  /** Those for which the author has to say something, or may: with which settings a trainer descends. */
  private static final Set<String> OF_THE_AUTHOR = Set.of("agreesWithKnownPoints", "aZeroGradientMovesNothing",
      "convergesAsFastAsItIsKnownTo", "descendsOnAQuadratic", "descendsOnRosenbrock",
      "endsInAsManyStepsAsThereAreParameters", "followsItsGoldenTraces",
      "fourTimesTheLossLeadsToTheSamePlaceIfItsScaleIsIgnored", "isLeastWhereOutputsAreTargets");

  private final PluginContract<?> contract;
  private final Method method;

  private ContractTest(PluginContract<?> contract, Method method) {
    this.contract = contract;
    this.method = method;
  }

  /**
   * All tests of a plug-in, by name.
   *
   * @param outputs activations that a network may have before a loss; the loss says which of them it can judge
   */
  public static List<ContractTest> of(PluginType<?> type, List<Activation> outputs) {
    PluginContract<?> contract = contract(type.create(Map.of()), outputs);
    return Arrays.stream(contract.getClass().getMethods()).filter(ContractTest::isTest)
        .sorted(Comparator.comparing(Method::getName)).map(method -> new ContractTest(contract, method)).toList();
  }

  /** What a contract asks of its author returns something; what it tests returns nothing. */
  private static boolean isTest(Method method) {
    return method.isDefault() && method.getReturnType() == void.class && method.getParameterCount() == 0
        && !OF_THE_AUTHOR.contains(method.getName());
  }

  private static PluginContract<?> contract(Object plugin, List<Activation> outputs) {
    if (plugin instanceof Activation activation) {
      return new OfActivation(activation);
    }
    if (plugin instanceof WeightInitializer initializer) {
      return new OfInitializer(initializer);
    }
    if (plugin instanceof Layer layer) {
      return new OfLayer(layer);
    }
    if (plugin instanceof Loss loss) {
      return new OfLoss(loss, outputs);
    }
    return new OfTrainer((Trainer<?>) plugin);
  }

  /** What it tests, in words, such as {@code threads agree bit for bit}. */
  public String name() {
    return method.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  /**
   * Runs it.
   *
   * @throws AssertionError if the contract is broken: what is wrong, and in a second line how to correct it
   * @throws Throwable whatever the plug-in throws
   */
  public void run() throws Throwable {
    try {
      method.invoke(contract);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public String toString() {
    return name();
  }

  private record OfActivation(Activation activation) implements ActivationContract {
    /** The largest input, of some, for which everything is finite; the least of them must be. */
    @Override
    public double largestInput() {
      for (double x : new double[] {1e300, 1e150, 1e100, 1e75, 1e50, 700, 350}) {
        double[] points = {x, -x};
        Pass pass = Pass.of(activation, points, NetInputs.ones(2), 2, 1);
        if (Stream.of(pass.y(), pass.dx()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
          return x;
        }
      }
      return 38;
    }
  }

  private record OfInitializer(WeightInitializer initializer) implements InitializerContract {
    @Override
    public boolean isRandom() {
      return Bits.firstDifference(Blocks.draw(initializer, 1), Blocks.draw(initializer, 2)) >= 0;
    }
  }

  private record OfLoss(Loss loss, List<Activation> candidates) implements LossContract {
    @Override
    public List<Activation> outputs() {
      double[] far = {largestInput(), -largestInput()};
      List<Activation> judged = Stream.concat(Stream.of(new StraightLine()), candidates.stream())
          .filter(output -> Arrays.stream(Pass.forward(output, far, 2, 1)).allMatch(Double::isFinite))
          .filter(output -> loss.needsOfOutput(output).isEmpty()).toList();
      return judged.isEmpty() ? LossContract.super.outputs() : judged;
    }

    @Override
    public double[] targets() {
      double[] taken = Arrays.stream(LossContract.super.targets())
          .filter(target -> loss.needsOfTarget(target).isEmpty()).toArray();
      return taken.length == 0 ? LossContract.super.targets() : taken;
    }
  }

  private record OfLayer(Layer layer) implements LayerContract {
    @Override
    public List<Shape> shapes() {
      List<Shape> taken = Stream.<Shape>of(new Shape.Steps(3), new Shape.Row(4), new Shape.Grid(4, 5, 2),
          new Shape.Tokens(5)).filter(this::isTaken).toList();
      if (taken.isEmpty()) {
        throw Breach.of("form takes neither rows of 4 numbers, nor sequences of 3, nor images of 4 × 5 × 2, nor"
            + " tokens",
            "let its defaults suit examples that are as small");
      }
      return taken;
    }

    private boolean isTaken(Shape shape) {
      try {
        layer.form(shape);
        return true;
      } catch (UnsuitableShapeException | InvalidSettingException e) {
        return false;
      }
    }
  }

  private record OfTrainer(Trainer<?> trainer) implements TrainerContract {}
}
