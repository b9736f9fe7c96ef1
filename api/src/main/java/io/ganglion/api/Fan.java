package io.ganglion.api;

/**
 * The number of connections at either end of a block of weights.
 *
 * @param in fan-in: how many inputs each unit has, at least 1; a bias is not counted
 * @param out fan-out: how many units the block feeds, at least 1
 */
public record Fan(int in, int out) {
  public Fan {
    Require.atLeast("in", in, 1);
    Require.atLeast("out", out, 1);
  }
}
