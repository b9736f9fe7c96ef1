package io.ganglion.experiments.compare;

import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.binding.Choices;
import io.ganglion.experiments.config.CompareSection;
import io.ganglion.experiments.config.LoadedExperiment;
import io.ganglion.experiments.study.Variant;
import io.ganglion.plugins.PluginCatalog;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which variants an experiment's {@code compare} section, with what options added to it, asks for. */
final class Variants {
  private static final Pattern LAYER = Pattern.compile("\\{units: (\\w+), activation: ([\\w.-]+)\\}");

  private Variants() {}

  /**
   * All variants, at least two, in the order in which they are written.
   *
   * @throws ProblemException with everything that is wrong with any of them
   */
  static List<Variant> of(LoadedExperiment base, CompareSection section, PluginCatalog plugins) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Changes> changes = new LinkedHashMap<>(section.variants());
    for (Changes changed : combinations(section)) {
      String name = name(changed);
      if (changes.put(name, changed) != null) {
        problems.add(new Problem("the variant '" + name + "' is there twice", base.place("compare.vary"),
            "remove one of the two"));
      }
    }
    if (problems.isEmpty() && changes.size() < 2) {
      problems.add(new Problem("there are fewer than two variants to compare", base.place("compare"),
          "write --vary trainer=backprop,rprop, for instance, or 'variants' in 'compare'"));
    }
    List<Variant> variants = new ArrayList<>();
    Set<Problem> found = new LinkedHashSet<>();
    ExitCode code = ExitCode.EXPERIMENT;
    for (Map.Entry<String, Changes> entry : changes.entrySet()) {
      try {
        variants.add(Variant.of(entry.getKey(), entry.getValue(), base, plugins));
      } catch (ProblemException e) {
        code = found.isEmpty() ? e.exitCode() : code;
        found.addAll(e.problems());
      }
    }
    problems.addAll(found);
    if (!problems.isEmpty()) {
      throw new ProblemException(code, problems);
    }
    return variants;
  }

  /** Its values; layers, of which a network has several, in two words each: {@code [4 tanh, auto softmax]}. */
  private static String name(Changes changes) {
    return LAYER.matcher(changes.values()).replaceAll("$1 $2");
  }

  /** The settings that any of them changes. */
  static Set<String> paths(CompareSection section) {
    Set<String> paths = new LinkedHashSet<>(section.vary().keySet());
    section.variants().values().forEach(changes -> paths.addAll(changes.texts().keySet()));
    return paths;
  }

  /** Every combination of the values; none if nothing varies. */
  private static List<Changes> combinations(CompareSection section) {
    List<Changes> combinations = section.vary().isEmpty() ? List.of() : List.of(Changes.NONE);
    for (Choices choices : section.vary().values()) {
      combinations = combinations.stream()
          .flatMap(before -> choices.values().stream().map(before::and)).toList();
    }
    return combinations;
  }

  /** What stands above their names: the last part of what varies. */
  static String label(CompareSection section) {
    return section.vary().isEmpty() ? "variant" : section.vary().keySet().stream()
        .map(path -> path.substring(path.lastIndexOf('.') + 1)).collect(Collectors.joining(", "));
  }
}
