package io.ganglion.experiments.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML text to nodes. Works on the parser's events, which come one by one, so that a text that nests too deeply
 * is refused before anything recurses into it.
 *
 * <p>Aliases, anchors, tags, further documents, keys that aren't plain values and keys that occur twice are problems,
 * reported without giving up; text that isn't YAML ends the reading.
 */
public final class YamlReader {
  static final int MAX_DEPTH = 20;

  private final Source source;
  private final int start;
  private final Problems problems;
  private final Iterator<Event> events;
  private int depth;

  private YamlReader(Source source, int start, boolean bracketed, Problems problems) {
    this.source = source;
    this.start = bracketed ? start - 1 : start;
    this.problems = problems;
    StringBuilder text = new StringBuilder(bracketed ? "[" : "");
    for (int i = start; i < source.length(); i++) {
      text.appendCodePoint(source.codePoint(i));
    }
    this.events = new Parse(LoadSettings.builder().setLabel(source.name()).build())
        .parseString(text.append(bracketed ? "]" : "").toString()).iterator();
  }

  /**
   * Reads the source's text from an offset on. Empty if there is nothing in it; an {@link Yaml.Unreadable} if it isn't
   * YAML, which has been added to the problems then.
   */
  public static Optional<Yaml> read(Source source, int start, Problems problems) {
    return read(source, start, false, problems);
  }

  /** Reads the text behind an offset, of at least 1, as a list without its brackets: {@code a, {use: b}}. */
  static Yaml readList(Source source, int start, Problems problems) {
    return read(source, start, true, problems).orElseThrow(); // for an empty one is still a list
  }

  private static Optional<Yaml> read(Source source, int start, boolean bracketed, Problems problems) {
    for (int i = start; i < source.length(); i++) {
      int c = source.codePoint(i);
      if (!Source.isShowable(c) && !Source.isLineBreak(c)) {
        Position position = new Position(source, i, i + 1);
        problems.add(position, String.format(Locale.ROOT, "the character U+%04X isn't allowed here", c),
            "remove it; in double quotes it can be written as \"\\u....\"");
        return Optional.of(new Yaml.Unreadable(position));
      }
    }
    try {
      return new YamlReader(source, start, bracketed, problems).document();
    } catch (TooDeepException e) {
      problems.add(e.position, "lists and maps are nested more than " + MAX_DEPTH + " deep",
          "an experiment needs no more than 5");
      return Optional.of(new Yaml.Unreadable(e.position));
    } catch (YamlEngineException e) {
      return Optional.of(new Yaml.Unreadable(YamlMistake.report(e, source, start, problems)));
    }
  }

  private Optional<Yaml> document() {
    Yaml root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (root != null) {
          problems.add(position(event), "a second document begins here", "put each experiment into a file of its own");
          break;
        }
        root = node(events.next(), null);
      }
    }
    return Optional.ofNullable(root);
  }

  /**
   * @param key the position of its key, or null if it has none
   */
  private Yaml node(Event event, @Nullable Position key) {
    Position position = position(event);
    if (event instanceof AliasEvent alias) {
      problems.add(position, "aliases such as *" + alias.getAlias() + " are not supported", "write the value out");
      return new Yaml.Unreadable(position);
    }
    checkProperties((NodeEvent) event, position);
    if (event instanceof ScalarEvent scalar) {
      // An empty value has no extent: its key is what can be shown.
      Position shown = position.from() == position.to() && key != null ? key : position;
      return new Yaml.Scalar(shown, scalar.getValue(), scalar.isPlain());
    }
    if (++depth > MAX_DEPTH) {
      throw new TooDeepException(position);
    }
    Position shown = key != null ? key : toLineEnd(position);
    Yaml node = event instanceof MappingStartEvent ? mapping(shown) : sequence(shown);
    depth--;
    return node;
  }

  private Yaml sequence(Position position) {
    List<Yaml> items = new ArrayList<>();
    for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
      items.add(node(event, null));
    }
    return new Yaml.Sequence(position, items);
  }

  private Yaml mapping(Position position) {
    Map<String, Yaml.Scalar> keys = new HashMap<>();
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
      Yaml keyNode = node(event, null);
      Yaml value = node(events.next(), keyNode.position());
      if (keyNode instanceof Yaml.Scalar key) {
        Yaml.Scalar first = keys.putIfAbsent(key.text(), key);
        if (first == null) {
          entries.add(new Yaml.Entry(key, value));
        } else {
          problems.add(key.position(), Shown.quoted(key.text()) + " is given twice",
              "keep one of the two; the other is at " + first.position().where());
        }
      } else if (!(keyNode instanceof Yaml.Unreadable)) {
        problems.add(keyNode.position(), "a list or a map can't be a key", "write a name, then a colon and a space");
      }
    }
    return new Yaml.Mapping(position, entries);
  }

  private void checkProperties(NodeEvent event, Position position) {
    event.getAnchor().ifPresent(anchor -> problems.add(position,
        "anchors such as &" + anchor.getValue() + " are not supported", "write the value out wherever it is needed"));
    Optional<String> tag = event instanceof ScalarEvent scalar
        ? scalar.getTag()
        : ((CollectionStartEvent) event).getTag();
    tag.ifPresent(t -> problems.add(position, "tags such as " + shortTag(t) + " are not supported",
        "remove it; put text that looks like a number into quotes"));
  }

  private static String shortTag(String tag) {
    String standard = "tag:yaml.org,2002:";
    return tag.startsWith(standard) ? "!!" + tag.substring(standard.length()) : tag;
  }

  private Position position(Event event) {
    int from = start + event.getStartMark().map(Mark::getIndex).orElse(0);
    int to = start + event.getEndMark().map(Mark::getIndex).orElse(0);
    return new Position(source, from, to);
  }

  /** A collection's first event spans no more than its bracket; the rest of its first line says more. */
  private Position toLineEnd(Position position) {
    int end = position.from();
    while (end < source.length() && !Source.isLineBreak(source.codePoint(end))) {
      end++;
    }
    return new Position(source, position.from(), end);
  }

  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    TooDeepException(Position position) {
      super(null, null, false, false);
      this.position = position;
    }
  }
}
