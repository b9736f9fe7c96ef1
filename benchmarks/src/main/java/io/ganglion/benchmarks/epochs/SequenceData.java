package io.ganglion.benchmarks.epochs;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Cells;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.data.Inputs;
import io.ganglion.engine.data.Spans;
import io.ganglion.engine.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sequences of noise: how long a step takes depends on their lengths alone. */
final class SequenceData {
  private SequenceData() {}

  /** As many sequences of as many steps, with a number to give for each step. */
  static Examples steps(int sequences, int steps, int inputs) {
    SplittableRandom random = new SplittableRandom(1);
    int[] lengths = new int[sequences];
    Arrays.fill(lengths, steps);
    int rows = sequences * steps;
    return Examples.perStep(new Shape.Steps(inputs), random.doubles((long) rows * inputs, -1, 1).toArray(),
        Spans.ofLengths(lengths), 1, random.doubles(rows, -1, 1).toArray());
  }

  /** Sequences of 7 to 25 steps, about as the Japanese vowels are, of one of {@code classes} each. */
  static Examples classes(int sequences, int inputs, int classes) {
    SplittableRandom random = new SplittableRandom(2);
    int[] lengths = new int[sequences];
    Arrays.setAll(lengths, i -> 7 + i * 7 % 19);
    Spans spans = Spans.ofLengths(lengths);
    double[] x = random.doubles((long) spans.end() * inputs, -1, 1).toArray();
    double[] y = new double[sequences * classes];
    for (int i = 0; i < sequences; i++) {
      y[i * classes + i % classes] = 1;
      for (int row = spans.start(i); row < spans.start(i) + spans.rows(i); row++) {
        x[row * inputs + i % classes] += 1;
      }
    }
    return Examples.perSequence(new Shape.Steps(inputs), x, spans, classes, y);
  }

  /** Windows of as many tokens each, behind each of which the next one is the target. */
  static Examples windows(int windows, int length, int vocabulary) {
    int[] tokens = new SplittableRandom(4).ints((long) windows * length + 1, 0, vocabulary).toArray();
    int count = tokens.length - 1;
    return Examples.perStep(List.of(new Inputs(new Shape.Tokens(vocabulary),
        new Cells.Tokens(Arrays.copyOf(tokens, count)), Spans.ofLengths(count).windows(length, length, 0))),
        new Targets.Classes(Arrays.copyOfRange(tokens, 1, tokens.length), vocabulary));
  }

  /**
   * Texts of 1 to 50 tokens, about 20 in the mean as short messages have, of two classes. The n-th most frequent token
   * is about n times as rare as the first (Zipf's law).
   */
  static Examples texts(int texts, int vocabulary) {
    SplittableRandom random = new SplittableRandom(3);
    int[] lengths = new int[texts];
    Arrays.setAll(lengths, i -> 1 + (int) (50 * StrictMath.pow(random.nextDouble(), 1.5)));
    Spans spans = Spans.ofLengths(lengths);
    int[] tokens = new int[spans.end()];
    Arrays.setAll(tokens, i -> (int) StrictMath.pow(vocabulary, random.nextDouble()));
    int[] classes = new int[texts];
    Arrays.setAll(classes, i -> tokens[spans.start(i)] % 2);
    return Examples.of(List.of(new Inputs(new Shape.Tokens(vocabulary), new Cells.Tokens(tokens), spans)),
        new Targets.Classes(classes, 2));
  }
}
