package io.ganglion.engine.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PrecheltRulesTest {
  /** When and why a rule stops, such as {@code 4: because}; {@code never} if it doesn't. */
  private static <M extends Record> String verdict(StopRule<M> rule, double[] training, double[] validation) {
    M memory = rule.start();
    for (int i = 0; i < validation.length; i++) {
      StopRule.Verdict<M> verdict =
          rule.after(new EpochEnded(i + 1, training[i], OptionalDouble.of(validation[i]), false), memory);
      memory = verdict.memory();
      if (verdict.stop().isPresent()) {
        return i + 1 + ": " + verdict.stop().get();
      }
    }
    return "never";
  }

  private static String verdict(StopRule<?> rule, double... validation) {
    return verdict(rule, new double[validation.length], validation);
  }

  /** GL of 2.04 over 2 is 2 %, of 2.05 is 2.5 %. */
  @Test
  void generalizationLossIsMeasuredFromTheBest() {
    assertEquals("4: the validation loss rose more than 2 % above its best (GL)",
        verdict(new GeneralizationLoss(2), 4, 2, 2.03, 2.05));
    assertEquals("never", verdict(new GeneralizationLoss(2), 4, 2, 2.03, 1, 1.01));
  }

  /**
   * Strips of two. First: training 3, 1, so P = 1000 (4 / (2 · 1) − 1) = 1000; validation 2, 2.2, so GL = 10, PQ =
   * 0.01. Second: training 1, 0.96, so P = 1000 (1.96 / 1.92 − 1) = 20.83; validation at its end 2.5, so GL = 25, PQ =
   * 1.2.
   */
  @Test
  void progressQuotientWeighsLossAgainstProgressAtTheEndOfEachStrip() {
    double[] training = {3, 1, 1, 0.96};
    double[] validation = {2, 2.2, 9, 2.5};
    assertEquals("4: generalization was lost more than 1 times as fast as training progressed (PQ)",
        verdict(new ProgressQuotient(1, 2), training, validation));
    assertEquals("never", verdict(new ProgressQuotient(1.21, 2), training, validation));
    assertEquals("2: generalization was lost more than 0.009 times as fast as training progressed (PQ)",
        verdict(new ProgressQuotient(0.009, 2), training, validation));
  }

  @Test
  void progressQuotientStopsWhereTrainingStandsStillAndGeneralizationIsLost() {
    assertEquals("2: generalization was lost more than 5 times as fast as training progressed (PQ)",
        verdict(new ProgressQuotient(5, 2), new double[] {1, 1}, new double[] {2, 3}));
    assertEquals("never", verdict(new ProgressQuotient(5, 2), new double[] {1, 1}, new double[] {2, 2}));
  }

  @Test
  void upCountsRisesFromEndToEndOfStrips() {
    assertEquals("6: the validation loss rose over 2 strips of 2 epochs in a row (UP)",
        verdict(new RisingStrips(2, 2), 0, 1, 9, 2, 0, 3));
    assertEquals("never", verdict(new RisingStrips(2, 2), 0, 1, 9, 2, 0, 2, 9, 3));
    assertEquals("2: the validation loss rose over 1 strip of 1 epochs in a row (UP)",
        verdict(new RisingStrips(1, 1), 1, 2));
  }

  @Test
  void refuseWhatMakesNoSense() {
    assertThrows(InvalidSettingException.class, () -> new GeneralizationLoss(0));
    assertThrows(InvalidSettingException.class, () -> new ProgressQuotient(1, 0));
    assertThrows(InvalidSettingException.class, () -> new RisingStrips(0, 5));
    assertTrue(new GeneralizationLoss(1).needsValidation());
    assertTrue(new ProgressQuotient(1, 5).needsValidation());
    assertTrue(new RisingStrips(1, 5).needsValidation());
  }
}
