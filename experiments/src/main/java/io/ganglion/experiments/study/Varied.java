package io.ganglion.experiments.study;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What may vary within a study: no more than what leaves its results comparable. */
public final class Varied {
  /** By the first part of a path, what to do instead. */
  private static final Map<String, String> NOT = Map.of(
      "seed", "--seeds sets the number of seeds",
      "name", "a name doesn't change results",
      "plugins", "load every jar with --plugin",
      "compare", "it belongs to 'ganglion compare' itself",
      "sweep", "it belongs to 'ganglion sweep' itself");

  private Varied() {}

  /**
   * Refuses settings that a study sets itself, or that change nothing.
   *
   * @param places where each path stands
   * @throws ProblemException with all of those
   */
  public static void require(Collection<String> paths, Function<String, Place> places) {
    List<Problem> problems = paths.stream().filter(path -> NOT.containsKey(path.replaceFirst("\\..*", "")))
        .map(path -> new Problem("'" + path + "' can't vary", places.apply(path),
            Objects.requireNonNull(NOT.get(path.replaceFirst("\\..*", ""))))).toList();
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.EXPERIMENT, problems);
    }
  }

  /**
   * Refuses to judge by their losses what is trained with different ones.
   *
   * @throws ProblemException if that is so
   */
  public static void requireOneLoss(List<Variant> variants, StudyMetric metric, Place place) {
    long losses = variants.stream().map(variant -> variant.experiment().loss())
        .map(loss -> loss.use().name() + loss.use().settings() + loss.reduction()).distinct().count();
    if (losses > 1 && metric.name().equals(StudyMetric.LOSS)) {
      throw new ProblemException(ExitCode.EXPERIMENT, new Problem("the numbers of different losses can't be compared",
          place, "choose a metric that doesn't depend on the loss, such as --metric " + metric.part()
          + ".accuracy or " + metric.part() + ".rmse"));
    }
  }
}
