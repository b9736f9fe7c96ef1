package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Started;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  private final LearningCurve curve = new LearningCurve();

  @Test
  void hasAHeaderAndARowForEachEpoch() {
    curve.on(new Started(9, 2));
    curve.on(new EpochEnded(1, 0.5, OptionalDouble.empty(), false));
    curve.on(new EpochEnded(2, 1e-7 / 3, OptionalDouble.empty(), false));
    curve.on(new Ended(2, 2, "done"));
    assertEquals("epoch,training_loss\n1,0.5\n2,3.3333333333333334e-8\n", curve.toCsv());
  }

  @Test
  void hasTheValidationLossIfThereIsOne() {
    curve.on(new EpochEnded(1, 0.5, OptionalDouble.of(0.75), true));
    curve.on(new EpochEnded(2, 0.25, OptionalDouble.of(0.1), true));
    assertEquals("epoch,training_loss,validation_loss\n1,0.5,0.75\n2,0.25,0.1\n", curve.toCsv());
  }

  @Test
  void isAHeaderAloneBeforeTheFirstEpoch() {
    assertEquals("epoch,training_loss\n", curve.toCsv());
    assertEquals(Double.NaN, curve.lastTrainingLoss());
  }

  @Test
  void readsBackToTheSameBitsHoweverLongItGets() {
    int epochs = 1000;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      curve.on(new EpochEnded(epoch, StrictMath.exp(-epoch), OptionalDouble.of(StrictMath.sqrt(epoch)), false));
    }
    String[] lines = curve.toCsv().split("\n");
    assertEquals(epochs + 1, lines.length);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      String[] cells = lines[epoch].split(",");
      assertEquals(epoch, Integer.parseInt(cells[0]));
      assertEquals(StrictMath.exp(-epoch), Double.parseDouble(cells[1]));
      assertEquals(StrictMath.sqrt(epoch), Double.parseDouble(cells[2]));
    }
    assertEquals(StrictMath.exp(-epochs), curve.lastTrainingLoss());
  }
}
