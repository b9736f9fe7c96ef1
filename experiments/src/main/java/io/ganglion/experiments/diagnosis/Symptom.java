package io.ganglion.experiments.diagnosis;

import java.util.Optional;

/** One kind of thing that can go wrong, and how to see it. */
interface Symptom {
  /** What is found; empty if all is well, or there is too little to see. At the start, the course has no epochs. */
  Optional<Finding> in(Course course);

  /**
   * Whether something that is found during training seems to be permanent. If it is so in {@link #looks} in a row, it
   * is reported.
   */
  boolean isCertain(Course course);

  /** Three, unless fewer are enough. A probe's looks get farther apart: three span a good part of the training. */
  default int looks() {
    return 3;
  }
}
