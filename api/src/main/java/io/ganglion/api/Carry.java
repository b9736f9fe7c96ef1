package io.ganglion.api;

/**
 * What a layer keeps of the steps of one sequence that it has seen, so that later calls go on from there: for the
 * generation of sequences, and for predictions as steps come in. A sequence that comes in parts gives the same bits as
 * in one.
 */
public interface Carry {
  /** How many steps were seen in earlier calls; 0 at the beginning of a sequence. */
  int seen();

  /**
   * One row of {@link Form#carryPerExample} numbers: those that the last call left there, zeros if {@link #seen} is 0.
   * A layer overwrites them with what the next call needs.
   */
  Values ofExample();

  /**
   * A row of {@link Form#carryPerStep} numbers for each step that was seen, and then one for each of this call, which a
   * layer overwrites.
   */
  Values ofSteps();
}
