package io.ganglion.experiments.folds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ganglion.engine.model.Model;
import io.ganglion.experiments.study.Curve;
import io.ganglion.experiments.study.FailureKind;
import io.ganglion.experiments.study.StudyMetric;
import io.ganglion.experiments.study.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FoldScoresTest {
  private static final StudyMetric ACCURACY = new StudyMetric("test", "accuracy");

  private static Fold fold(int number, double accuracy) {
    boolean diverged = Double.isNaN(accuracy);
    Map<String, Model.Score> scores =
        diverged ? Map.of() : Map.of("test", new Model.Score(10, 0.5, Map.of("accuracy", accuracy)));
    return new Fold(1, number, 7, new TrialResult(scores, 3, 20, 15, 40, OptionalInt.empty(), OptionalDouble.empty(),
        "all epochs were run", diverged ? Optional.of(FailureKind.DIVERGED) : Optional.empty(),
        new Curve(List.of()), 0.1));
  }

  @Test
  void haveTheMeanTheDeviationOfOneFoldAndTheErrorOfTheMean() {
    FoldScores scores = new FoldScores(4, 1, List.of(fold(1, 0.5), fold(2, 0.75), fold(3, 0.75), fold(4, 1)));
    // Squared differences 1/16, 0, 0, 1/16; by n - 1 = 3 that is 1/24.
    double deviation = Math.sqrt(1.0 / 24);
    assertEquals(new FoldScores.Summary(0.75, deviation, deviation / 2), scores.summaries().get(ACCURACY));
  }

  @Test
  void leaveOutOfTheMeansWhatDivergedAndCountIt() {
    FoldScores scores = new FoldScores(3, 1, List.of(fold(1, Double.NaN), fold(2, 0.5), fold(3, 1)));
    assertEquals(1, scores.diverged());
    assertEquals(0.75, scores.summaries().get(ACCURACY).mean());
    assertEquals("""
        folds       3; each was the test part of a training on the others
                    1 of 3 diverged and are left out of the means

        fold        epochs     test loss  test accuracy
        1           20         diverged   diverged
        2           20         0.5000     50.0 %
        3           20         0.5000     100.0 %
        mean                   0.5000     75.0 %
        std. dev.              0          35.4 %
        std. error             0          25.0 %
        """, FoldReport.text(scores));
  }

  @Test
  void haveNoMeansOfASingleFold() {
    assertEquals(Map.of(), new FoldScores(2, 1, List.of(fold(1, 0.5))).summaries());
  }

  @Test
  void areATable() {
    assertEquals("""
        repeat,fold,seed,epochs,kept-epoch,test.loss,test.accuracy
        1,1,7,20,15,,
        1,2,7,20,15,0.5,0.75
        """, new FoldScores(2, 1, List.of(fold(1, Double.NaN), fold(2, 0.75))).toCsv());
  }
}
