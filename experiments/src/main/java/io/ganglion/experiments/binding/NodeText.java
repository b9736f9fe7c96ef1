package io.ganglion.experiments.binding;

import java.util.stream.Collectors;

/** Writes nodes as YAML within one line: what it writes reads back to the same. */
final class NodeText {
  private NodeText() {}

  static String of(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.plain() && scalar.kind() != ScalarKind.TEXT ? scalar.text() : YamlText.of(scalar.text());
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(NodeText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> YamlText.of(entry.key().text()) + ": " + of(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return ""; // it was reported when it was read
  }
}
