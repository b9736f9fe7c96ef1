package io.ganglion.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingEvent.Monitored;
import io.ganglion.engine.event.TrainingEvent.Started;
import java.util.Optional;
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
  void hasWhatIsMonitoredWhereItIsMeasured() {
    curve.on(monitored(1, 0.25, OptionalDouble.of(0.5)));
    curve.on(monitored(2, Double.NaN, OptionalDouble.of(1.0 / 3)));
    String csv = "epoch,training_loss,validation_loss,training_recall(a),validation_recall(a)\n1,0.5,0.75,0.5,0.25\n"
        + "2,0.5,0.75,0.3333333333333333,\n";
    assertEquals(csv, curve.toCsv());
    LearningCurve other = new LearningCurve();
    other.restore(curve.losses());
    assertEquals(csv, other.toCsv());
    other.on(monitored(3, 1, OptionalDouble.of(1)));
    assertEquals(csv + "3,0.5,0.75,1,1\n", other.toCsv());
    assertEquals(Optional.of(new LearningCurve.Monitored("recall(a)", 0.25, 0.25, 1)), other.monitored(1));
  }

  private static EpochEnded monitored(int epoch, double value, OptionalDouble training) {
    return new EpochEnded(epoch, 0.5, OptionalDouble.of(0.75), true,
        Optional.of(new Monitored("recall(a)", value, true, training)));
  }

  @Test
  void hasOneColumnOfWhatIsMeasuredOnTheValidationPartAlone() {
    curve.on(monitored(1, 0.25, OptionalDouble.empty()));
    assertEquals("epoch,training_loss,validation_loss,validation_recall(a)\n1,0.5,0.75,0.25\n", curve.toCsv());
  }

  @Test
  void quotesTheNamesOfLabelsAndKeepsThemInOneLine() {
    curve.on(new EpochEnded(1, 0.5, OptionalDouble.of(0.75), true,
        Optional.of(new Monitored("f1(\"a\", or\nb)", 1, true))));
    assertEquals("epoch,training_loss,validation_loss,\"validation_f1(\"\"a\"\", or\\nb)\"\n1,0.5,0.75,1\n",
        curve.toCsv());
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
