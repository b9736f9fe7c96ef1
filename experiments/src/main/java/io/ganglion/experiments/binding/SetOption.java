package io.ganglion.experiments.binding;

import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code --set key=value}: a dotted path into the experiment, in which an element of a list is its number from 0, and
 * a value in YAML.
 *
 * <p>It replaces what stands there: {@code trainer=backprop} also drops the settings of the trainer before.
 * {@code trainer.learning-rate=0.3} adds to a bare name, which becomes a map with {@code use}, and {@code
 * data.columns.age.missing=mean} to a bare type.
 */
public record SetOption(Source source, List<Key> path, Yaml value) {
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  /** One part of the path. */
  record Key(String text, Position position) {}

  /**
   * Reads all options of a command line. Mistakes in a value are added to the problems.
   *
   * @throws ProblemException with {@link ExitCode#USAGE} if an option isn't a key and a value
   */
  public static List<SetOption> parse(List<String> options, Problems problems) {
    List<Problem> malformed = new ArrayList<>();
    List<SetOption> parsed = new ArrayList<>();
    for (String option : options) {
      Source source = Source.override(parsed.size() + malformed.size(), option);
      Optional<List<Key>> path = path(source);
      if (path.isEmpty()) {
        malformed.add(new Problem("--set needs key=value, but is given " + Shown.quoted(option), Place.NOWHERE,
            "write --set training.epochs=100, for instance"));
        continue;
      }
      int start = path.get().get(path.get().size() - 1).position().to() + 1;
      Position empty = new Position(source, start, start);
      Yaml value = YamlReader.read(source, start, problems).orElse(new Yaml.Scalar(empty, "", true));
      parsed.add(new SetOption(source, path.get(), value));
    }
    if (!malformed.isEmpty()) {
      throw new ProblemException(ExitCode.USAGE, malformed);
    }
    return parsed;
  }

  private static Optional<List<Key>> path(Source source) {
    List<Key> path = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    int from = 0;
    for (int i = 0; i < source.length(); i++) {
      int c = source.codePoint(i);
      if (c != '.' && c != '=') {
        key.appendCodePoint(c);
        continue;
      }
      if (key.toString().isBlank() || path.size() == YamlReader.MAX_DEPTH) {
        return Optional.empty();
      }
      path.add(new Key(key.toString().strip(), new Position(source, from, i)));
      if (c == '=') {
        return Optional.of(path);
      }
      key.setLength(0);
      from = i + 1;
    }
    return Optional.empty();
  }

  /** The experiment with this option; a path that leads nowhere is added to the problems. */
  public Yaml applyTo(Yaml root, Problems problems) {
    return replaced(root, 0, problems);
  }

  private Yaml replaced(Yaml node, int depth, Problems problems) {
    if (depth == path.size()) {
      return value;
    }
    Key key = path.get(depth);
    if (node instanceof Yaml.Unreadable) {
      return node;
    }
    if (node instanceof Yaml.Sequence sequence) {
      return replacedIn(sequence, key, depth, problems);
    }
    Yaml.Mapping mapping = asMapping(node, key);
    List<Yaml.Entry> entries = new ArrayList<>(mapping.entries());
    for (int i = 0; i < entries.size(); i++) {
      Yaml.Entry entry = entries.get(i);
      if (entry.key().text().equals(key.text())) {
        entries.set(i, new Yaml.Entry(entry.key(), replaced(entry.value(), depth + 1, problems)));
        return new Yaml.Mapping(mapping.position(), entries, mapping.isOfShort());
      }
    }
    Yaml nothing = new Yaml.Scalar(key.position(), "", true);
    entries.add(new Yaml.Entry(new Yaml.Scalar(key.position(), key.text(), false),
        replaced(nothing, depth + 1, problems)));
    return new Yaml.Mapping(mapping.position(), entries, mapping.isOfShort());
  }

  private Yaml replacedIn(Yaml.Sequence sequence, Key key, int depth, Problems problems) {
    int size = sequence.items().size();
    boolean isIndex = INDEX.matcher(key.text()).matches();
    if (!isIndex || Integer.parseInt(key.text()) >= size) {
      problems.add(key.position(), "'" + dotted(depth) + "' has no element " + Shown.quoted(key.text()),
          size == 0 ? "it is empty" : "its elements are numbered from 0 to " + (size - 1));
      return sequence;
    }
    List<Yaml> items = new ArrayList<>(sequence.items());
    int index = Integer.parseInt(key.text());
    items.set(index, replaced(items.get(index), depth + 1, problems));
    return new Yaml.Sequence(sequence.position(), items);
  }

  /** A bare name is a map with {@code use}, or with the key that it is short for, and nothing an empty map. */
  private static Yaml.Mapping asMapping(Yaml node, Key key) {
    if (node instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    Yaml.Scalar scalar = (Yaml.Scalar) node;
    if (scalar.kind() == ScalarKind.NOTHING) {
      return new Yaml.Mapping(key.position(), List.of());
    }
    Yaml.Scalar use = new Yaml.Scalar(scalar.position(), "use", false);
    return new Yaml.Mapping(key.position(), List.of(new Yaml.Entry(use, scalar)), true);
  }

  String dottedPath() {
    return dotted(path.size());
  }

  private String dotted(int depth) {
    return String.join(".", path.subList(0, depth).stream().map(Key::text).toList());
  }
}
