package io.ganglion.runner.study;

import io.ganglion.engine.data.Metrics;
import io.ganglion.runner.data.PreparedData;
import io.ganglion.runner.problem.ExitCode;
import io.ganglion.runner.problem.Problem;
import io.ganglion.runner.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a study's data before anything is trained.
 *
 * @param metrics what can be measured of every trial, {@code train.loss} and so on, part by part
 * @param data SHA-256 of every data file
 */
public record StudyCheck(List<Metric> metrics, Map<String, String> data) {
  /**
   * Prepares the data of some trials, of those with the same once.
   *
   * @throws ProblemException with everything that is wrong with any of them
   */
  public static StudyCheck of(List<Trial> trials) {
    TrialData data = new TrialData(trials);
    Set<Problem> problems = new LinkedHashSet<>();
    ExitCode code = ExitCode.EXPERIMENT;
    List<Metric> metrics = null;
    Map<String, String> hashes = new TreeMap<>();
    for (Trial trial : trials) {
      try {
        PreparedData prepared = data.of(trial);
        hashes.put(prepared.source().file(), prepared.sha256());
        List<Metric> own = metrics(prepared);
        if (metrics == null) {
          metrics = new ArrayList<>(own);
        }
        metrics.retainAll(own);
      } catch (ProblemException e) {
        code = problems.isEmpty() ? e.exitCode() : code;
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(code, List.copyOf(problems));
    }
    return new StudyCheck(List.copyOf(metrics), hashes);
  }

  private static List<Metric> metrics(PreparedData data) {
    double[] targets = data.training().targets();
    Set<String> names = Metrics.of(data.preprocessing(), data.training().count(), targets, targets).keySet();
    List<Metric> metrics = new ArrayList<>();
    for (String part : data.parts().keySet()) {
      metrics.add(new Metric(part, Metric.LOSS));
      names.forEach(name -> metrics.add(new Metric(part, name)));
    }
    return metrics;
  }
}
