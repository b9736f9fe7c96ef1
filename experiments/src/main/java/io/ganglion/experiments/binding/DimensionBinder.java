package io.ganglion.experiments.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds what is said of other settings: changes of them, and the values between which they vary. */
final class DimensionBinder {
  private final Problems problems;

  DimensionBinder(Problems problems) {
    this.problems = problems;
  }

  /** Whether values of a type of setting are bound here. */
  static boolean binds(Object type) {
    return type == Changes.class || type == Choices.class || type == Dimension.class;
  }

  /** The value, or null if what was wrong with it has been reported. */
  @Nullable Object bind(Slot slot, Yaml.Scalar key, Yaml node) {
    if (slot.type() == Changes.class) {
      return changes(slot, node);
    }
    List<SetOption.Key> path = path(key);
    if (path.isEmpty()) {
      return null;
    }
    return slot.type() == Choices.class ? choices(slot, key, path, node) : dimension(slot, key, path, node);
  }

  private @Nullable Object changes(Slot slot, Yaml node) {
    if (!(node instanceof Yaml.Mapping mapping)) {
      problems.add(node.position(), slot.name() + " must be a map of settings, such as {trainer: adam}", slot.help());
      return null;
    }
    List<SetOption> options = new ArrayList<>();
    for (Yaml.Entry entry : mapping.entries()) {
      List<SetOption.Key> path = path(entry.key());
      if (path.isEmpty()) {
        return null;
      }
      options.add(new SetOption(entry.key().position().source(), path, entry.value()));
    }
    return new Changes(options);
  }

  private @Nullable Object choices(Slot slot, Yaml.Scalar key, List<SetOption.Key> path, Yaml node) {
    List<Yaml> items = node instanceof Yaml.Sequence sequence ? sequence.items() : List.of(node);
    if (items.isEmpty()) {
      problems.add(node.position(), slot.name() + " must have at least one value", slot.help());
      return null;
    }
    Source source = key.position().source();
    return new Choices(key.text(),
        items.stream().map(item -> new Changes(List.of(new SetOption(source, path, item)))).toList());
  }

  private @Nullable Object dimension(Slot slot, Yaml.Scalar key, List<SetOption.Key> path, Yaml node) {
    Yaml only = node instanceof Yaml.Sequence sequence && sequence.items().size() == 1
        ? sequence.items().get(0) : node;
    if (!(only instanceof Yaml.Scalar scalar) || !scalar.plain() || !Range.isMeant(scalar.text())) {
      return choices(slot, key, path, node);
    }
    try {
      return Range.parse(key.text(), scalar.text(), value -> new Changes(List.of(
          new SetOption(key.position().source(), path, new Yaml.Scalar(scalar.position(), value, true)))));
    } catch (IllegalArgumentException e) {
      problems.add(scalar.position(), slot.name() + " " + e.getMessage() + ", but is " + scalar.text(), slot.help());
      return null;
    }
  }

  /** The parts of a dotted path, all of which stand where it stands; empty if it is none, which is reported. */
  private List<SetOption.Key> path(Yaml.Scalar key) {
    List<String> parts = Arrays.asList(key.text().split("\\.", -1));
    if (parts.stream().anyMatch(String::isBlank) || parts.size() > YamlReader.MAX_DEPTH) {
      problems.add(key.position(), Shown.quoted(key.text()) + " is not the path of a setting",
          "write trainer.learning-rate, for instance");
      return List.of();
    }
    return parts.stream().map(part -> new SetOption.Key(part.strip(), key.position())).toList();
  }
}
