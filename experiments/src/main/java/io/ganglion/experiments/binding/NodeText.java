package io.ganglion.experiments.binding;

import java.util.stream.Collectors;

/** Writes nodes as YAML within one line: what it writes reads back to the same. */
final class NodeText {
  private NodeText() {}

  static String of(Yaml node) {
    if (node instanceof Yaml.Scalar scalar) {
      return scalar.plain() && scalar.kind() != ScalarKind.TEXT ? scalar.text() : YamlText.of(scalar.text());
    }
    if (node instanceof Yaml.Sequence sequence) {
      return sequence.items().stream().map(NodeText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof Yaml.Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> YamlText.of(entry.key().text()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return ""; // it was reported when it was read
  }
}
