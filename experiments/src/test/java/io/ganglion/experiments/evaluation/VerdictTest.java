package io.ganglion.experiments.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.metric.LabelData;
import io.ganglion.engine.metric.Repeating;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static Verdict labels(int[] actual, int[] predicted) {
    return Verdict.of("y", new LabelData(List.of("no", "yes"), actual, predicted, null, false, null));
  }

  private static int[] repeated(int times, int... pattern) {
    return IntStream.range(0, times * pattern.length).map(i -> pattern[i % pattern.length]).toArray();
  }

  @Test
  void namesTheConstantOfABetterModel() {
    Verdict verdict = labels(repeated(20, 0, 1), repeated(20, 0, 1));
    assertTrue(verdict.isBetter());
    assertEquals("Accuracy 100.0 % on 40 test examples; always predicting 'no' reaches 50.0 %",
        verdict.sentence("40 test examples"));
  }

  @Test
  void doesNotPraiseWhatAConstantReaches() {
    Verdict verdict = labels(repeated(10, 0, 0, 0, 1), repeated(10, 0, 0, 0, 0));
    assertFalse(verdict.isBetter());
    assertEquals("Accuracy 75.0 % on 40 test examples is no better than always predicting 'no', which reaches 75.0 %:"
        + " balanced accuracy 50.0 %", verdict.sentence("40 test examples"));
  }

  @Test
  void doesNotPraiseWhatMayBeChance() {
    int[] predicted = repeated(10, 0, 0, 0, 0);
    predicted[3] = 1;
    assertEquals("Accuracy 77.5 % on 40 test examples is not significantly better than always predicting 'no', which"
        + " reaches 75.0 % (95 % interval of the difference: −4.2 to +8.9 points): balanced accuracy 55.0 %",
        labels(repeated(10, 0, 0, 0, 1), predicted).sentence("40 test examples"));
  }

  @Test
  void saysWhatIsWorse() {
    assertEquals("Accuracy 25.0 % on 40 test examples is worse than always predicting 'no', which reaches 75.0 %:"
        + " balanced accuracy 50.0 %",
        labels(repeated(10, 0, 0, 0, 1), repeated(10, 1, 1, 1, 1)).sentence("40 test examples"));
  }

  @Test
  void comparesNumbersWithTheirMean() {
    double[] actual = {1, 2, 3, 4, 5, 6};
    Verdict good = Verdict.of("y", actual, new double[] {1.5, 2, 3, 4, 5, 5.5}, null, null, 0.97);
    assertTrue(good.isBetter());
    assertEquals("R² 0.9700, RMSE 0.2887 on 6 test examples; always predicting the mean has an RMSE of 1.708",
        good.sentence("6 test examples"));
    Verdict same = Verdict.of("y", actual, new double[] {3.5, 3.5, 3.5, 3.5, 3.5, 3.5}, null, null, 0);
    assertEquals("R² 0, RMSE 1.708 on 6 test examples is no better than always predicting the mean, which has an"
        + " RMSE of 1.708", same.sentence("6 test examples"));
    Verdict worse = Verdict.of("y", actual, new double[] {9, 10, 11, 12, 13, 14}, null, null, -21);
    assertEquals("R² -21.00, RMSE 8.000 on 6 test examples is worse than always predicting the mean, which has an"
        + " RMSE of 1.708", worse.sentence("6 test examples"));
    Verdict lucky = Verdict.of("y", actual, new double[] {3.5, 3.5, 3.5, 3.5, 3.5, 4}, null, null, 0.1);
    assertEquals("R² 0.1000, RMSE 1.594 on 6 test examples is not significantly better than always predicting the mean,"
        + " which has an RMSE of 1.708", lucky.sentence("6 test examples"));
  }

  @Test
  void comparesASeriesWithItsLastValue() {
    Verdict verdict = Verdict.of("y", new double[] {2, 3, 4, 5}, new double[] {2, 3, 4, 5}, null,
        new Repeating(new double[] {Double.NaN, 2, 3, 4}, 1), Double.NaN);
    assertEquals("RMSE 0 on 4 test examples is not significantly better than repeating the last value, which has an"
        + " RMSE of 0.8660", verdict.sentence("4 test examples"));
  }

  /** A single example, or a single one that counts, shows nothing. */
  @Test
  void needsMoreThanOneExample() {
    assertFalse(labels(new int[] {1}, new int[] {1}).isBetter());
    assertFalse(Verdict.of("y", new double[] {1}, new double[] {1}, null, null, Double.NaN).isBetter());
    assertFalse(Verdict.of("y", new double[] {1, 9, 3}, new double[] {1, 0, 0}, new double[] {1, 0, 0}, null, 1)
        .isBetter());
  }
}
