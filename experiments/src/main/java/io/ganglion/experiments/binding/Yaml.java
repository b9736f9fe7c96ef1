package io.ganglion.experiments.binding;

import java.util.ArrayList;
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

  /**
   * A map, in which no key occurs twice.
   *
   * @param isOfShort whether a single value stood here, which {@code --set} has made a map: its first entry is that
   *     value, under a key that is known where it is read
   */
  record Mapping(Position position, List<Entry> entries, boolean isOfShort) implements Yaml {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Mapping(Position position, List<Entry> entries) {
      this(position, entries, false);
    }

    /** The same with this key for the value that stood alone, if one did and nothing else has taken its place. */
    Mapping named(String key) {
      if (!isOfShort) {
        return this;
      }
      List<Entry> named = new ArrayList<>(entries.subList(1, entries.size()));
      if (entry(key).isEmpty()) {
        Entry alone = entries.get(0);
        named.add(0, new Entry(new Scalar(alone.key().position(), key, alone.key().plain()), alone.value()));
      }
      return new Mapping(position, named);
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
