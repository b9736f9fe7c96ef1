package io.ganglion.initializers;

import java.util.random.RandomGenerator;

/** Returns the given doubles, and nothing else. */
final class ScriptedRandom implements RandomGenerator {
  private final double[] doubles;
  private int next;

  ScriptedRandom(double... doubles) {
    this.doubles = doubles;
  }

  @Override
  public double nextDouble() {
    return doubles[next++];
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("only nextDouble() gives the same numbers on every JDK");
  }
}
