package io.ganglion.engine.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.activations.Identity;
import io.ganglion.activations.Tanh;
import io.ganglion.api.Activation;
import io.ganglion.api.ElementwiseLoss;
import io.ganglion.api.Loss;
import io.ganglion.engine.Network;
import io.ganglion.engine.StopReason;
import io.ganglion.engine.Training;
import io.ganglion.engine.TrainingResult;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.settings.Reduction;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Rprop;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A rule stops where it would if the least loss were 0. */
class LossesBelowZeroTest {
  private static final Examples TRAINING = noisy(1, 20);
  private static final Examples VALIDATION = noisy(2, 60);

  /** The squared error, lower by the same for every output, which says so. */
  private record Lowered(double by) implements ElementwiseLoss {
    @Override
    public double value(double y, double target) {
      return 0.5 * (y - target) * (y - target) - by;
    }

    @Override
    public double derivative(double y, double target) {
      return y - target;
    }

    @Override
    public double least(Activation activation, double[] targets, int targetsAt, int width) {
      return -by * width;
    }
  }

  private static Examples noisy(long seed, int count) {
    Random random = new Random(seed);
    double[] inputs = random.doubles(3L * count, -1, 1).toArray();
    double[] targets = new double[2 * count];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = StrictMath.sin(3 * inputs[i / 2 * 3 + i % 2]) + 0.5 * random.nextGaussian();
    }
    double[] weights = random.doubles(count, 0.5, 2).toArray();
    return new Examples(count, 3, 2, inputs, targets).weighted(weights, weights);
  }

  private static TrainingResult train(Loss loss, Reduction reduction, StopRule<?> rule) {
    Network network = Network.withInputs(3).dense(12, new Tanh(), new Uniform()).dense(2, new Identity(), new Uniform())
        .build();
    return Training.of(network, loss).reduction(reduction).trainer(new Rprop()).epochs(300).seed(3).stop(rule)
        .run(TRAINING, VALIDATION);
  }

  @Test
  void rulesThatLookAtRatiosStopWithTheSameEpoch() {
    for (StopRule<?> rule : new StopRule<?>[] {new GeneralizationLoss(3), new GeneralizationLoss(30),
        new ProgressQuotient(0.4, 5), new ProgressQuotient(1.5, 4), new RisingStrips(3, 5), new Patience(7, 0)}) {
      for (Reduction reduction : Reduction.values()) {
        TrainingResult expected = train(new SquaredError(), reduction, rule);
        assertEquals(StopReason.Kind.RULE, expected.stopReason().kind(), rule::toString);
        for (double by : new double[] {-0.5, 0.25, 3, 1000}) {
          assertEquals(expected.epochs(), train(new Lowered(by), reduction, rule).epochs(),
              () -> rule + ", " + reduction + ", lowered by " + by);
        }
      }
    }
  }

  @Test
  void aTargetMayBeBelowZero() {
    TrainingResult result = train(new Lowered(3), Reduction.MEAN, new TargetLoss(-5.8));
    assertEquals(new StopReason(StopReason.Kind.RULE, "the training loss reached the target of -5.8"),
        result.stopReason());
    assertEquals(train(new SquaredError(), Reduction.MEAN, new TargetLoss(0.2)).epochs(), result.epochs());
  }

  /** A loss that falls below 0, and says nothing of how far. */
  @Test
  void aLossThatDoesNotSayItsLeastIsMeasuredByItsSize() {
    double[] falling = {-1, -2, -4, -8};
    double[] rising = {-8, -4, -2, -1};
    assertEquals(0, stopsAfter(new GeneralizationLoss(1), falling, falling));
    assertEquals(2, stopsAfter(new GeneralizationLoss(49), falling, rising));
    assertEquals(0, stopsAfter(new GeneralizationLoss(51), falling, new double[] {-8, -4, -4, -4}));
    // Strips of two: progress 1000 (1 - 1.5 / 2) = 250, GL = 50.
    assertEquals(2, stopsAfter(new ProgressQuotient(0.19, 2), falling, rising));
    assertEquals(0, stopsAfter(new ProgressQuotient(0.21, 2), falling, new double[] {-8, -4, -8, -8}));
    assertTrue(new GeneralizationLoss(1).looksAtRatios() && new ProgressQuotient(1, 5).looksAtRatios());
  }

  private static <M extends Record> int stopsAfter(StopRule<M> rule, double[] training, double[] validation) {
    M memory = rule.start();
    for (int i = 0; i < validation.length; i++) {
      StopRule.Verdict<M> verdict =
          rule.after(new EpochEnded(i + 1, training[i], OptionalDouble.of(validation[i]), false), memory);
      memory = verdict.memory();
      if (verdict.stop().isPresent()) {
        return i + 1;
      }
    }
    return 0;
  }
}
