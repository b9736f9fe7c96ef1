package io.ganglion.experiments.diagnosis;

import java.util.OptionalInt;

/**
 * A finding, and when it was there.
 *
 * @param finding the latest of its kind
 * @param noticed after which epoch it had become certain while training went on, 0 for the start; empty if it was found
 *     in the end alone
 * @param gone after which epoch it was seen to be no longer there; empty if it holds
 */
public record Note(Finding finding, OptionalInt noticed, OptionalInt gone) {
  /** One that was found in the end. */
  public static Note inTheEnd(Finding finding) {
    return new Note(finding, OptionalInt.empty(), OptionalInt.empty());
  }

  /** Whether it is there. */
  public boolean holds() {
    return gone.isEmpty();
  }
}
