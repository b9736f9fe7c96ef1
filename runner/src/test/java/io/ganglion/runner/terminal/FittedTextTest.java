package io.ganglion.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.problem.DisplayWidth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FittedTextTest {
  private static final String SUMMARY = """
      data        150 examples from data/iris.csv, 4 inputs -> species (3 classes)
      network     4-8-3 (tanh, softmax), 67 parameters, cross-entropy
      stopped     all 20 epochs were run; the best epoch, 9, was kept

                  examples   loss       accuracy   balanced-accuracy  f1-macro
      train       90         0.04531    97.8 %     97.8 %             97.8 %
      validation  30         0.07065    96.7 %     96.7 %             96.7 %

      verdict     Accuracy 93.3 % on 30 test examples; always predicting 'setosa' reaches 33.3 %
      run         runs/iris/20261130-205033-cd8f85  (2.61 s)
      next        ganglion predict runs/iris/20261130-205033-cd8f85 data/iris.csv
      """;
  private static final String COMPARED = """
      trainer              median            IQR  wins  epochs  propagations  failed  vs rprop  p (Holm)
      rprop                0.2548  0.2402–0.2694   2/2       5         1,350       0  baseline
      levenberg-marquardt   1.362    1.336–1.388   0/2       5           450       1  +434.6 %  0.5000
      and 3 rows more

      rprop has the lowest median test loss, but with 2 seeds no difference can be significant: it needs 6.
      """;

  @Test
  void wrapsBesideLabelsAndDropsColumns() {
    assertEquals("""
        data        150 examples from
                    data/iris.csv, 4 inputs ->
                    species (3 classes)
        network     4-8-3 (tanh, softmax), 67
                    parameters, cross-entropy
        stopped     all 20 epochs were run; the
                    best epoch, 9, was kept

                    loss     accuracy
        train       0.04531  97.8 %
        validation  0.07065  96.7 %
        left out to fit the width: examples,
          balanced-accuracy, f1-macro

        verdict     Accuracy 93.3 % on 30 test
                    examples; always predicting
                    'setosa' reaches 33.3 %
        run         runs/iris/20261130-205033-cd8f85  (2.61 s)
        next        ganglion predict runs/iris/20261130-205033-cd8f85 data/iris.csv
        """, FittedText.of(SUMMARY, 40));
  }

  @Test
  void keepsWhatMattersOfAComparison() {
    assertEquals("""
        trainer              median  vs rprop  p (Holm)
        rprop                0.2548  baseline
        levenberg-marquardt   1.362  +434.6 %  0.5000
        and 3 rows more
        left out to fit the width: IQR, wins, epochs,
          propagations, failed

        rprop has the lowest median test loss, but with 2
          seeds no difference can be significant: it needs
          6.
        """, FittedText.of(COMPARED, 52));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200, Paper.ENDLESS})
  void leavesWhatFitsAsItIs(int width) {
    assertEquals(SUMMARY, FittedText.of(SUMMARY, width));
  }

  /** Whatever the width, nothing but commands and longer words is longer, and no word is lost. */
  @ParameterizedTest
  @ValueSource(ints = {20, 30, 40, 60, 79, 80, 81, 100, 200})
  void fits(int width) {
    String message = """
        error: section 'output' has no setting 'evnts'
          --> iris.yaml:23:10
           |
        23 | output: {evnts: true}    # a line as it is in the file, which is longer than many a terminal is wide
           |          ^^^^^
          help: did you mean 'events'? its settings are events, tensorboard

        note: overfitting since epoch 9: the validation loss rose from 0.07065 to 0.4041
          cause: the network memorizes the training examples; that epoch's parameters were kept
        """;
    for (String text : new String[] {SUMMARY, COMPARED, message}) {
      String fitted = FittedText.of(text, width);
      for (String line : fitted.split("\n")) {
        assertTrue(DisplayWidth.of(line) <= width || line.matches("run  .*|next  .*|\\s*\\d* \\|.*| *\\S+|\\S+ +\\S+"),
            width + ": " + line);
      }
    }
    assertEquals(words(message), words(FittedText.of(message, width)));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource({"16, 特徴量が多い", "16, ＡＢＣＤＥＦ", "16, 가나다라마바"})
  void countsWideCharactersTwice(int width, String word) {
    assertEquals("abcd " + word.substring(0, 5) + "\n  y\n",
        FittedText.of("abcd " + word.substring(0, 5) + " y\n", width));
    assertEquals("abcd\n  " + word + "\n", FittedText.of("abcd " + word + "\n", width));
  }

  @Test
  void countsCombiningMarksNotAtAll() {
    String word = "e\u0301".repeat(10);
    assertEquals("abcd " + word + "\n", FittedText.of("abcd " + word + "\n", 15));
    assertEquals("abcd\n  " + word + "\n", FittedText.of("abcd " + word + "\n", 14));
  }

  @Test
  void cutsTablesOfWideCharactersByTheirWidth() {
    String table = """
        名前        精度    損失  failed
        漢字      97.8 %  0.0453       0
        e\u0301         96.7 %  0.0706       1
        """;
    assertEquals("""
        名前    精度    損失
        漢字  97.8 %  0.0453
        e\u0301     96.7 %  0.0706
        left out to fit the width:
          failed
        """, FittedText.of(table, 26));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "x\n", "no end", "\n\n\nx", "x\n\n"})
  void keepsTheEnds(String text) {
    assertEquals(text, FittedText.of(text, 40));
    String many = "a".repeat(30) + " " + "b".repeat(30) + "\n";
    assertEquals(many.replace(" ", "\n  ") + text, FittedText.of(many + text, 40));
  }
}
