package io.ganglion.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Demand;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Trainer;
import io.ganglion.testkit.GoldenTrace;
import io.ganglion.testkit.TrainerContract;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarpropTest implements TrainerContract {
  @Override
  public Trainer<?> trainer() {
    return new Sarprop();
  }

  /** With less noise: its size is that of the root of the loss, which is 5 here and seldom above 1 for networks. */
  @Override
  public Trainer<?> trainerForRosenbrock() {
    return settings(0.015, 0.01, 0.1, 0.01);
  }

  @Override
  public Trainer<?> trainerForZeroGradient() {
    return settings(0.015, 0, 0.1, 3);
  }

  @Override
  public List<GoldenTrace> goldenTraces() {
    return TenSteps.of("sarprop", settings(0.015, 0.01, 0.1, 0));
  }

  /** One halving per epoch: 1 / (1 + 1) at first, for w = 1, then half of w / (1 + w²), which can win. */
  @Test
  void addsWeightDecayThatFades() {
    Sarprop sarprop = settings(1, 1, 0, 0);
    double w = 1 - 0.1;
    double decay = w / (1 + w * w) / 2;
    assertTrue(decay > 0.24 && decay < 0.26);
    assertArrayEquals(new double[] {0.9, 0.9 - 0.12}, Scripted.weights(sarprop, 1, -0.49, -0.24), 1e-15);
    assertArrayEquals(new double[] {0.9, 0.9}, Scripted.weights(sarprop, 1, -0.49, -0.26), 1e-15);
  }

  /** Steps of 0.1, a flip at a loss of 1, and a step of half of 0.1 and noise between 0 and 3 * 1 / 2. */
  @Test
  void addsNoiseToAStepThatShrinks() {
    double noise = noise(settings(1, 0, 1, 3));
    assertEquals(3 * SeededRandom.uniform(7, 1, 0) / 2, noise, 1e-15);
    assertTrue(noise > 0 && noise < 1.5);
  }

  @Test
  void addsNoNoiseToAStepAboveTheThreshold() {
    assertEquals(0, noise(settings(1, 0, 0.1, 3)), 1e-15);
    assertEquals(0, noise(settings(1, 0, 0, 3)), 1e-15);
  }

  @Test
  void drawsOtherNoiseFromAnotherSeed() {
    double[] derivatives = {1, -1, 1, -1, 1, -1};
    double[] weights = Scripted.weights(new Sarprop(0.015, 1), 0, derivatives);
    assertArrayEquals(weights, Scripted.weights(new Sarprop(0.015, 1), 0, derivatives));
    assertTrue(Arrays.stream(weights).allMatch(Double::isFinite));
    assertFalse(Arrays.equals(weights, Scripted.weights(new Sarprop(0.015, 2), 0, derivatives)));
  }

  @Test
  void aDerivativeThatIsNoNumberMovesNothing() {
    assertArrayEquals(new double[] {-0.1, -0.1, -0.2},
        Scripted.weights(settings(1, 0, 0, 0), 0, 1, Double.NaN, 1));
  }

  @Test
  void demandsFullBatches() {
    assertEquals(Set.of(Demand.FULL_BATCH), new Sarprop().demands());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("temperature must be greater than 0, but is 0", refusal(0, 0, 0, 0));
    assertEquals("weightDecay must be 0 or greater, but is -1", refusal(1, -1, 0, 0));
    assertEquals("noiseThreshold must be 0 or greater, but is -1", refusal(1, 0, -1, 0));
    assertEquals("noise must be 0 or greater, but is -1", refusal(1, 0, 0, -1));
  }

  private static String refusal(double temperature, double weightDecay, double noiseThreshold, double noise) {
    return assertThrows(InvalidSettingException.class,
        () -> settings(temperature, weightDecay, noiseThreshold, noise)).getMessage();
  }

  private static Sarprop settings(double temperature, double weightDecay, double noiseThreshold, double noise) {
    return new Sarprop(1.2, 0.5, 0.1, 1e-6, 50, temperature, weightDecay, noiseThreshold, noise, 7);
  }

  /** By how much the third step, after a flip, is longer than half of the first. */
  private static double noise(Sarprop sarprop) {
    double[] weights = Scripted.weights(sarprop, 0, 1, -1, -1);
    assertArrayEquals(new double[] {-0.1, -0.1}, Arrays.copyOf(weights, 2));
    return weights[2] - weights[1] - 0.05;
  }
}
