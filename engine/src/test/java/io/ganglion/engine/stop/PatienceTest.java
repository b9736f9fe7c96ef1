package io.ganglion.engine.stop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PatienceTest {
  /** The epoch after which it stops, or 0. */
  private static int stopsAfter(Patience rule, double... validationLosses) {
    Patience.Memory memory = rule.start();
    for (int epoch = 1; epoch <= validationLosses.length; epoch++) {
      StopRule.Verdict<Patience.Memory> verdict =
          rule.after(new EpochEnded(epoch, 1, OptionalDouble.of(validationLosses[epoch - 1]), false), memory);
      if (verdict.stop().isPresent()) {
        assertEquals("the validation loss has not improved for " + rule.epochs() + " epochs", verdict.stop().get());
        return epoch;
      }
      memory = verdict.memory();
    }
    return 0;
  }

  @Test
  void lastsAsLongAsTheLossBecomesBetterNowAndThen() {
    assertEquals(0, stopsAfter(new Patience(3, 0), 5, 6, 7, 4, 4, 4, 3));
    assertEquals(4, stopsAfter(new Patience(3, 0), 5, 6, 7, 5));
    assertEquals(2, stopsAfter(new Patience(1, 0), 5, 5));
  }

  @Test
  void countsOnlyImprovementsOfTheAskedSize() {
    assertEquals(0, stopsAfter(new Patience(2, 0.5), 5, 4.75, 4.25));
    assertEquals(3, stopsAfter(new Patience(2, 0.5), 5, 4.75, 4.5));
  }

  @Test
  void takesWhatIsNotANumberForNoImprovement() {
    assertEquals(2, stopsAfter(new Patience(2, 0), Double.NaN, Double.NaN));
    assertEquals(0, stopsAfter(new Patience(2, 0), Double.NaN, 5, Double.NaN, 4));
  }

  @Test
  void needsValidation() {
    assertTrue(new Patience(1, 0).needsValidation());
    assertFalse(new TargetLoss(0).needsValidation());
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertEquals("epochs must be 1 or greater, but is 0",
        assertThrows(InvalidSettingException.class, () -> new Patience(0, 0)).getMessage());
    assertEquals("minImprovement must be 0 or greater, but is -1",
        assertThrows(InvalidSettingException.class, () -> new Patience(1, -1)).getMessage());
    assertEquals("loss must be a finite number, but is NaN",
        assertThrows(InvalidSettingException.class, () -> new TargetLoss(Double.NaN)).getMessage());
  }
}
