package io.ganglion.experiments.diagnosis;

import java.util.Optional;

/**
 * Where several symptoms come from, if that is known: what was wrong before the first step.
 *
 * @param cause as a finding's
 * @param remedy as a finding's
 */
record Origin(String cause, String remedy) {
  /** Ten times what inputs should have (LeCun et al., Efficient BackProp, 1998), as the lint for unscaled inputs. */
  static final double LARGE = 10;

  static Optional<Origin> of(Course course) {
    Optional<Finding> wide = new WideStart().in(course);
    if (wide.isPresent()) {
      return wide.map(finding -> new Origin(finding.cause(), finding.remedy()));
    }
    double size = course.plan().inputSize();
    return size > LARGE
        ? Optional.of(new Origin("the inputs are too large: the root mean square of one is " + FindingText.number(size),
            "data.scale=standard"))
        : Optional.empty();
  }
}
