package io.ganglion.runner.diagnosis;

import java.util.Optional;

/** One kind of thing that can go wrong, and how to see it. */
interface Symptom {
  /** What was found; empty if all is well, or there was too little to see. */
  Optional<Finding> in(Course course);
}
