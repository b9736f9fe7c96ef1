package io.ganglion.engine.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which rows of an array are whose: an example is some rows that lie one after another, at least one. Examples may
 * overlap, as windows of one long sequence do, and rows may belong to none. Of the rows of an example, the first may be
 * a warm-up, which a network sees and which counts in no loss. Immutable.
 */
public final class Spans {
  private final int[] starts;
  private final int[] lengths;
  private final int[] warmUps;

  private Spans(int[] starts, int[] lengths, int[] warmUps) {
    this.starts = starts;
    this.lengths = lengths;
    this.warmUps = warmUps;
  }

  /**
   * Any rows.
   *
   * @param starts the first row of each example
   * @param lengths how many rows each has, at least 1
   * @param warmUps how many of them, the first ones, don't count: fewer than all
   */
  public static Spans of(int[] starts, int[] lengths, int[] warmUps) {
    if (lengths.length != starts.length || warmUps.length != starts.length) {
      throw new IllegalArgumentException("need a start, a length and a warm-up for each example, but there are "
          + starts.length + ", " + lengths.length + " and " + warmUps.length);
    }
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] < 0 || lengths[i] < 1 || warmUps[i] < 0 || warmUps[i] >= lengths[i]) {
        throw new IllegalArgumentException("example " + i + " can't have " + lengths[i] + " rows from row " + starts[i]
            + " on, with a warm-up of " + warmUps[i]);
      }
    }
    return new Spans(starts.clone(), lengths.clone(), warmUps.clone());
  }

  /** One behind the other, without a warm-up. */
  public static Spans ofLengths(int... lengths) {
    int[] starts = new int[lengths.length];
    for (int i = 1; i < lengths.length; i++) {
      starts[i] = Math.addExact(starts[i - 1], lengths[i - 1]);
    }
    return of(starts, lengths, new int[lengths.length]);
  }

  /**
   * Cuts every example of more than {@code window} rows into windows of that length, each {@code stride} rows further
   * than the one before; the last may be shorter. The {@code warmUp} rows that come before a window in its example, or
   * as many as there are, are its warm-up.
   */
  public Spans windows(int window, int stride, int warmUp) {
    if (window < 1 || stride < 1 || warmUp < 0) {
      throw new IllegalArgumentException("no windows: " + window + ", " + stride + ", " + warmUp);
    }
    IntStream.Builder start = IntStream.builder();
    IntStream.Builder length = IntStream.builder();
    IntStream.Builder warm = IntStream.builder();
    for (int i = 0; i < count(); i++) {
      int counted = lengths[i] - warmUps[i];
      int at = 0;
      while (true) {
        int before = at == 0 ? warmUps[i] : Math.min(warmUp, at + warmUps[i]);
        start.add(starts[i] + warmUps[i] + at - before);
        length.add(before + Math.min(window, counted - at));
        warm.add(before);
        if (at + window >= counted) {
          break;
        }
        at = Math.addExact(at, stride);
        if (at >= counted) {
          break;
        }
      }
    }
    return new Spans(start.build().toArray(), length.build().toArray(), warm.build().toArray());
  }

  /** Of each example that has more than {@code most} rows, the last ones alone. */
  public Spans last(int most) {
    int[] fewer = Arrays.stream(lengths).map(length -> Math.min(length, most)).toArray();
    int[] later = new int[count()];
    int[] warm = new int[count()];
    for (int i = 0; i < later.length; i++) {
      later[i] = starts[i] + lengths[i] - fewer[i];
      warm[i] = Math.max(0, warmUps[i] - (lengths[i] - fewer[i]));
    }
    return new Spans(later, fewer, warm);
  }

  /** Those of some examples, in that order. */
  public Spans some(int... examples) {
    return new Spans(pick(starts, examples), pick(lengths, examples), pick(warmUps, examples));
  }

  private static int[] pick(int[] from, int[] examples) {
    return Arrays.stream(examples).map(example -> from[example]).toArray();
  }

  /** How many examples there are. */
  public int count() {
    return starts.length;
  }

  /** The first row of an example. */
  public int start(int example) {
    return starts[example];
  }

  /** How many rows an example has. */
  public int rows(int example) {
    return lengths[example];
  }

  /** How many rows of an example, the first ones, don't count. */
  public int warmUp(int example) {
    return warmUps[example];
  }

  /** The most rows that an example has; 0 if there are no examples. */
  public int longest() {
    return Arrays.stream(lengths).max().orElse(0);
  }

  /** How many rows all examples have; what is in several counts as often. */
  public long total() {
    return Arrays.stream(lengths).asLongStream().sum();
  }

  /** The row behind the last that any example has. */
  public int end() {
    return IntStream.range(0, count()).map(i -> Math.addExact(starts[i], lengths[i])).max().orElse(0);
  }
}
