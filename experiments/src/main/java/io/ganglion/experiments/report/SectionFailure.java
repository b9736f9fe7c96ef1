package io.ganglion.experiments.report;

import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import java.nio.file.Path;

/**
 * A section of a report that can't be made.
 *
 * @param section its name
 * @param cause what was thrown
 */
public record SectionFailure(String section, Throwable cause) {
  /** What was thrown, in one line. */
  public String reason() {
    return cause.toString();
  }

  /** The warning of it. */
  public Problem problem(Path directory) {
    return new Problem("the report's section '" + section + "' can't be made: " + reason(),
        Place.at(directory.toString()), "all other files are complete; this is a bug in Ganglion, or a file in there"
            + " was changed: please report it with log.txt");
  }
}
