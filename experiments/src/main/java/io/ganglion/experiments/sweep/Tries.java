package io.ganglion.experiments.sweep;

import io.ganglion.engine.random.Randomness;
import io.ganglion.experiments.binding.Changes;
import io.ganglion.experiments.binding.Dimension;
import io.ganglion.experiments.config.SweepSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Which settings a sweep tries, in which order: no two are alike. */
final class Tries {
  /** Where few values are possible, many draws are of what was drawn before; chosen, so that hardly any is missed. */
  private static final int DRAWS = 100;

  private Tries() {}

  /** How many combinations a grid has, as a double. */
  static double gridSize(SweepSection section) {
    return section.over().values().stream().mapToDouble(each -> each.grid(section.points()).size())
        .reduce(1, (a, b) -> a * b);
  }

  /** As many as the section asks for, or all if there are fewer; the last setting of a grid varies fastest. */
  static List<Changes> of(SweepSection section, long seed) {
    List<Dimension> over = List.copyOf(section.over().values());
    return section.method() == SweepSection.Method.GRID ? grid(over, section.points()) : drawn(section, over, seed);
  }

  private static List<Changes> grid(List<Dimension> over, int points) {
    List<Changes> all = List.of(Changes.NONE);
    for (Dimension dimension : over) {
      List<Changes> values = dimension.grid(points);
      all = all.stream().flatMap(before -> values.stream().map(before::and)).toList();
    }
    return all;
  }

  private static List<Changes> drawn(SweepSection section, List<Dimension> over, long seed) {
    Map<String, Changes> distinct = new LinkedHashMap<>();
    for (int i = 0; distinct.size() < section.runs() && i < DRAWS * section.runs(); i++) {
      double[] point = section.method() == SweepSection.Method.SOBOL
          ? Sobol.point(i + 1, over.size()) // the first point of all is a corner, the second the middle
          : random(seed, i, over.size());
      Changes changes = Changes.NONE;
      for (int dimension = 0; dimension < point.length; dimension++) {
        changes = changes.and(over.get(dimension).at(point[dimension]));
      }
      distinct.putIfAbsent(changes.values(), changes);
    }
    return List.copyOf(distinct.values());
  }

  private static double[] random(long seed, int index, int dimensions) {
    RandomGenerator random = Randomness.of(seed, Randomness.Purpose.SWEEP, index);
    return random.doubles(dimensions).toArray();
  }
}
