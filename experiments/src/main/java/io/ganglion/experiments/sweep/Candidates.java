package io.ganglion.experiments.sweep;

import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.study.Variant;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the candidates of a sweep: all of them are checked before the first is trained. */
final class Candidates {
  private final LoadedExperiment loaded;
  private final PluginCatalog plugins;

  Candidates(LoadedExperiment loaded, PluginCatalog plugins) {
    this.loaded = loaded;
    this.plugins = plugins;
  }

  /**
   * One for each of the settings, in their order.
   *
   * @param rungs the rounds of halving; empty if there is none
   * @throws ProblemException with everything that is wrong with any of them, once for each place in the experiment: of
   *     a range that is wrong, many values are
   */
  List<Candidate> of(List<Changes> settings, List<Rung> rungs) {
    Map<Place, Problem> problems = new LinkedHashMap<>();
    ExitCode code = ExitCode.EXPERIMENT;
    List<Candidate> candidates = new ArrayList<>();
    for (Changes changes : settings) {
      try {
        Variant variant = Variant.of(changes.values(), changes, loaded, plugins);
        candidates.add(new Candidate(candidates.size() + 1, stages(variant, rungs)));
      } catch (ProblemException e) {
        code = problems.isEmpty() ? e.exitCode() : code;
        e.problems().forEach(problem -> problems.putIfAbsent(problem.place(), problem));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(code, List.copyOf(problems.values()));
    }
    return candidates;
  }

  private List<Variant> stages(Variant variant, List<Rung> rungs) {
    List<Variant> stages = new ArrayList<>();
    for (Rung rung : rungs.subList(0, Math.max(0, rungs.size() - 1))) {
      stages.add(variant.with(Changes.of("training.epochs", Integer.toString(rung.epochs())), plugins));
    }
    stages.add(variant);
    return stages;
  }
}
