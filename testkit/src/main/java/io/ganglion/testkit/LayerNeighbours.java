package io.ganglion.testkit;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whether what a layer computes depends on what is computed with it, before it, or at the same time. */
final class LayerNeighbours {
  private static final int THREADS = 16;

  private LayerNeighbours() {}

  /** An example alone against the same among all. */
  static void checkAlone(LayerSample sample, int example, boolean isDouble) {
    boolean isTraining = !sample.maySeeOthers();
    LayerSample weighed = sample.weighing(example);
    LayerRun.Result together = run(weighed, weighed.all(), isTraining, isDouble);
    LayerRun.Result alone = run(weighed, new int[] {example}, isTraining, isDouble);
    String help = "let an example depend on its own rows alone, from batch.start(example) on, and rows be added up in"
        + " an order that doesn't depend on other examples";
    require("example " + example + " of a batch of " + sample.count(), "the outputs",
        part(weighed, together.y(), weighed.all(), example, true), alone.y(), help);
    require("example " + example + " of a batch of " + sample.count(), "dL/dx",
        part(weighed, together.dx(), weighed.all(), example, false), alone.dx(), help);
    LayerResults.requireSameGradients(weighed, "for example " + example + " of a batch of " + sample.count(), together,
        alone, help);
  }

  /** All examples in another order. */
  static void checkOrder(LayerSample sample, int[] order) {
    boolean isTraining = !sample.maySeeOthers();
    LayerRun.Result expected = run(sample, sample.all(), isTraining, true);
    LayerRun.Result actual = run(sample, order, isTraining, true);
    String help = "let nothing depend on the place of an example in its batch; random bits are those of"
        + " batch.bits(example, index)";
    for (int example : order) {
      String where = "example " + example + " in the order " + Arrays.toString(order);
      require(where, "the outputs", part(sample, actual.y(), order, example, true),
          part(sample, expected.y(), sample.all(), example, true), help);
      require(where, "dL/dx", part(sample, actual.dx(), order, example, false),
          part(sample, expected.dx(), sample.all(), example, false), help);
    }
  }

  /** The same batch with one pass, after a smaller one. */
  static void checkAgain(LayerSample sample) {
    for (boolean isDouble : new boolean[] {true, false}) {
      LayerRun run = new LayerRun(sample, isDouble);
      int[] all = sample.all();
      LayerRun.Result first = run.run(sample, all, LayerRun.batch(sample, all, true), true);
      int[] few = {1, 0};
      run.run(sample, few, LayerRun.batch(sample, few, true), true);
      LayerRun.Result again = run.run(sample, all, LayerRun.batch(sample, all, true), true);
      String help = "let every call begin anew: keep nothing that a later call would see";
      require("the second time, all examples", "the outputs", again.y(), first.y(), help);
      require("the second time, all examples", "dL/dx", again.dx(), first.dx(), help);
      LayerResults.requireSameGradients(sample, "the second time", again, first, help);
    }
  }

  private static LayerRun.Result run(LayerSample sample, int[] examples, boolean isTraining, boolean isDouble) {
    return new LayerRun(sample, isDouble)
        .run(sample, examples, LayerRun.batch(sample, examples, isTraining), true);
  }

  private static void require(String where, String what, double[] actual, double[] expected, String help) {
    for (int i = 0; i < actual.length; i++) {
      if (!(actual[i] == expected[i])) {
        throw Breach.of(where + ": number " + i + " of " + what + " is " + actual[i] + ", and otherwise " + expected[i],
            help);
      }
    }
  }

  /** The rows of one example. */
  private static double[] part(LayerSample sample, double[] numbers, int[] order, int example, boolean isOutput) {
    int at = 0;
    for (int other : order) {
      int size = isOutput ? sample.weights(other).length
          : sample.inputsHaveGradients() ? sample.inputs(other).length : 0;
      if (other == example) {
        return Arrays.copyOfRange(numbers, at, at + size);
      }
      at += size;
    }
    throw new IllegalArgumentException("no example " + example);
  }

  /** How many passes gave other bits than alone, with a thread for each of several. */
  static int disagreements(Layer layer, Shape shape) {
    LayerSample sample = LayerSample.of(layer, shape);
    List<BooleanSupplier> repeats = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int[] examples = {i % sample.count(), (i + 1 + i / sample.count()) % sample.count()};
      LayerRun run = new LayerRun(sample, true);
      PlainBatch batch = LayerRun.batch(sample, examples, true);
      LayerRun.Result expected = run.run(sample, examples, batch, true);
      repeats.add(() -> {
        LayerRun.Result result = run.run(sample, examples, batch, true);
        return Arrays.equals(result.y(), expected.y()) && Arrays.equals(result.dx(), expected.dx());
      });
    }
    return AtOnce.disagreements(repeats, 5, 30);
  }
}
