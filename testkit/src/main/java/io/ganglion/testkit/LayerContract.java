package io.ganglion.testkit;

import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.api.host.PluginKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Layer} owes. Implement {@link #layer()} and {@link #shapes()}, and inherit the tests. They compute by
 * {@link PlainMaths}; all parameters are random numbers, whatever an initializer would draw.
 */
public interface LayerContract extends PluginContract<Layer> {
  /** The layer that is tested. Not with many units: every parameter is tried. */
  Layer layer();

  /** Shapes of examples that it takes, with few features. */
  List<Shape> shapes();

  /**
   * How far single precision may be off, as a part of the largest number of an array. Some thousand operations may each
   * be off by 2⁻²⁴.
   */
  default double singlePrecision() {
    return 0x1p-12;
  }

  @Override
  default PluginKind<Layer> kind() {
    return PluginKind.LAYER;
  }

  @Override
  default Layer plugin() {
    return layer();
  }

  @Test
  default void givesWhatItsFormSays() {
    for (Shape shape : shapes()) {
      LayerForms.check(layer(), shape);
    }
  }

  @Test
  default void writesEveryNumber() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      LayerRun.Result result = LayerRun.of(sample, sample.all(), true);
      LayerResults.requireNumbers("the outputs", result.y(), sample.form().output().features());
      LayerResults.requireNumbers("dL/dx", result.dx(), shape.features());
      for (int b = 0; b < sample.blocks().size(); b++) {
        LayerResults.requireNumbers("the gradient of '" + sample.blocks().get(b).name() + "'",
            result.gradients().get(b), sample.blocks().get(b).columns());
      }
    }
  }

  @Test
  default void gradientsAgreeWithDifferences() {
    for (Shape shape : shapes()) {
      LayerSlopes.checkParameters(LayerSample.of(layer(), shape));
    }
  }

  @Test
  default void inputGradientAgreesWithDifferences() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      if (sample.inputsHaveGradients()) {
        LayerSlopes.checkInputs(sample);
      }
    }
  }

  /** All parameters at once: the sums of all blocks belong to one loss. */
  @Test
  default void sumsAgreeWithTheDifferenceOfTheLoss() {
    for (Shape shape : shapes()) {
      LayerSlopes.checkDirection(LayerSample.of(layer(), shape));
    }
  }

  @Test
  default void singlePrecisionAgrees() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      LayerResults.requireNear(sample, LayerRun.of(sample, sample.all(), true),
          LayerRun.of(sample, sample.all(), false), singlePrecision());
    }
  }

  /** In any batch an example has the same outputs, and adds the same to gradients, to the bit. */
  @Test
  default void treatsEachExampleAlone() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      for (boolean isDouble : new boolean[] {true, false}) {
        for (int example = 0; example < sample.count(); example++) {
          LayerNeighbours.checkAlone(sample, example, isDouble);
        }
      }
    }
  }

  @Test
  default void theOrderOfExamplesMakesNoDifference() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      LayerNeighbours.checkOrder(sample, new int[] {4, 2, 0, 3, 1});
      LayerNeighbours.checkOrder(sample, new int[] {1, 2, 3, 4, 0});
    }
  }

  /** Passes are kept, with their arrays: what they computed before makes no difference. */
  @Test
  default void givesTheSameAgain() {
    for (Shape shape : shapes()) {
      LayerNeighbours.checkAgain(LayerSample.of(layer(), shape));
    }
  }

  @Test
  default void gradientsNeedNoInputGradient() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      int[] all = sample.all();
      LayerRun run = new LayerRun(sample, true);
      LayerRun.Result without = run.run(sample, all, LayerRun.batch(sample, all, true), false);
      LayerResults.requireSameGradients(sample, "if dL/dx isn't asked for", without, LayerRun.of(sample, all, true),
          "compute what sums() names whether dL/dx is asked for or not");
    }
  }

  @Test
  default void changesNothingThatItIsGiven() {
    for (Shape shape : shapes()) {
      LayerGiven.check(LayerSample.of(layer(), shape));
    }
  }

  @Test
  default void asksForBitsOnlyToLearn() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      PlainBatch judging = LayerRun.batch(sample, sample.all(), false);
      new LayerRun(sample, true).forward(sample, sample.all(), judging);
      if (judging.asked() > 0) {
        throw Breach.of("it asks for random bits in a batch that isn't for training", "ask batch.isTraining() first");
      }
      PlainBatch learning = LayerRun.batch(sample, sample.all(), true);
      new LayerRun(sample, true).run(sample, sample.all(), learning, true);
      if (learning.asked() > 0 && layer().isFixed()) {
        throw Breach.of("isFixed() is true, but it asks for random bits in training", "override isFixed()");
      }
      if (learning.asked() == 0 && !layer().isFixed()) {
        throw Breach.of("isFixed() is false, but it asks for no random bits in training",
            "leave isFixed() as it is: trainers that need a fixed function are refused otherwise");
      }
    }
  }

  /** Exports compute the expression, so it has to be what the pass gives, to the bit. */
  @Test
  default void isTheExpressionThatItGives() {
    if (layer() instanceof ExportableLayer exportable) {
      for (Shape shape : shapes()) {
        LayerExpression.check(LayerSample.of(layer(), shape), exportable);
      }
    }
  }

  /** A sequence that comes in parts has the same outputs as in one, to the bit. */
  @Test
  default void carriesASequenceOn() {
    for (Shape shape : shapes()) {
      LayerSample sample = LayerSample.of(layer(), shape);
      if (shape.isSequence() && layer().isCausal()) {
        for (boolean isDouble : new boolean[] {true, false}) {
          LayerCarries.check(sample, isDouble);
        }
      }
    }
  }

  @Test
  default void threadsAgreeBitForBit() {
    for (Shape shape : shapes()) {
      int disagreements = LayerNeighbours.disagreements(layer(), shape);
      if (disagreements > 0) {
        throw Breach.of("threads with a pass each disturb each other: " + disagreements
                + " passes gave other bits than alone",
            "keep what changes in the pass, neither in static fields nor in the layer");
      }
    }
  }

  @Test
  default void allocatesNothingOnceItsArraysAreLargeEnough() {
    for (Shape shape : shapes()) {
      LayerAllocation.check(LayerSample.of(layer(), shape));
    }
  }
}
