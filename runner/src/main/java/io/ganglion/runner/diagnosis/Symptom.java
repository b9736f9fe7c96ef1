package io.ganglion.runner.diagnosis;

import java.util.Optional;

/** One kind of thing that can go wrong, and how to see it. */
interface Symptom {
  /** What is found; empty if all is well, or there is too little to see. At the start, the course has no epochs. */
  Optional<Finding> in(Course course);

  /**
   * Whether something that is found in a course that goes on is there to stay, as far as can be seen now. If it is so
   * in {@link #looks} in a row, it is told.
   */
  boolean isCertain(Course course);

  /** Three, unless fewer are as good. A probe's looks are ever farther apart: three span a good part of the way. */
  default int looks() {
    return 3;
  }
}
