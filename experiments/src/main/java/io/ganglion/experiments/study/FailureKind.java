package io.ganglion.experiments.study;

import io.ganglion.api.host.KebabCase;

/** How a trial can fail. */
public enum FailureKind {
  /** A loss or a parameter became infinite or no number: it has no scores. */
  DIVERGED,
  /** It asked, by {@code training.stop}, for a training loss that it didn't come down to: it has scores. */
  NOT_REACHED;

  /** As files name it: {@code not-reached}. */
  @Override
  public String toString() {
    return KebabCase.ofConstant(this);
  }
}
