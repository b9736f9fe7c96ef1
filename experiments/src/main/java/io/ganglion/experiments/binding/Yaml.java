package io.ganglion.experiments.binding;

import java.util.List;
import java.util.Optional;

/** A part of an experiment as it is written, with its place: YAML without aliases, tags and types. */
public sealed interface Yaml {
  /** Where to point when this is wrong; a map or list that has a key is at its key. */
  Position position();

  /**
   * A single value.
   *
   * @param plain whether it was written without quotes, so that it may be a number, a boolean or nothing
   */
  record Scalar(Position position, String text, boolean plain) implements Yaml {
    public ScalarKind kind() {
      return plain ? ScalarKind.of(text) : ScalarKind.TEXT;
    }
  }

  /** A list. */
  record Sequence(Position position, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map, in which no key occurs twice. */
  record Mapping(Position position, List<Entry> entries) implements Yaml {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(e -> e.key().text().equals(key)).findFirst();
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Yaml value) {}

  /** Something that has been reported already. */
  record Unreadable(Position position) implements Yaml {}
}
