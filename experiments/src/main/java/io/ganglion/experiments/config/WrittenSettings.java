package io.ganglion.experiments.config;

import io.ganglion.experiments.binding.Problems;
import io.ganglion.experiments.binding.Source;
import io.ganglion.experiments.binding.Yaml;
import io.ganglion.experiments.binding.YamlReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an experiment file says, setting by setting, without knowing the plug-ins: for setting one beside another. */
public final class WrittenSettings {
  private WrittenSettings() {}

  /**
   * The settings of a text such as {@code ResolvedYaml} writes, by their dotted paths ({@code network.layers.0.units}),
   * sorted; a list of plain values is one setting, {@code [species, colour]}.
   *
   * @throws io.ganglion.problem.ProblemException if it is no YAML
   */
  public static Map<String, String> of(String text) {
    Problems problems = new Problems();
    Map<String, String> settings = new TreeMap<>();
    YamlReader.read(Source.file("experiment", text), 0, problems).ifPresent(root -> add("", root, settings));
    problems.throwIfAny();
    return settings;
  }

  private static void add(String path, Yaml node, Map<String, String> settings) {
    if (node instanceof Yaml.Mapping mapping && !mapping.entries().isEmpty()) {
      mapping.entries().forEach(entry -> add(below(path, entry.key().text()), entry.value(), settings));
    } else if (node instanceof Yaml.Sequence list && list.items().stream().anyMatch(Yaml.Mapping.class::isInstance)) {
      for (int i = 0; i < list.items().size(); i++) {
        add(below(path, Integer.toString(i)), list.items().get(i), settings);
      }
    } else {
      settings.put(path, text(node));
    }
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String text(Yaml node) {
    if (node instanceof Yaml.Scalar scalar) {
      return scalar.text().isEmpty() && !scalar.plain() ? "''" : scalar.text();
    }
    if (node instanceof Yaml.Sequence list) {
      return list.items().stream().map(WrittenSettings::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return "{}";
  }
}
