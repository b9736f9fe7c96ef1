package io.ganglion.experiments.binding;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what the YAML parser finds wrong. */
final class YamlMistake {
  private static final String TRY_QUOTES = "put the text into quotes, or correct the indentation";

  private YamlMistake() {}

  /**
   * Adds the parser's complaint to the problems.
   *
   * @param start where in the source the text begins that the parser saw
   * @return where it is
   */
  static Position report(YamlEngineException e, Source source, int start, Problems problems) {
    if (!(e instanceof MarkedYamlEngineException marked)) {
      Position whole = Position.whole(source);
      problems.add(whole, "this is not YAML: " + e.getMessage(), "");
      return whole;
    }
    Position at = position(marked.getProblemMark(), source, start);
    Position context = position(marked.getContextMark(), source, start);
    String problem = String.valueOf(marked.getProblem());
    boolean atEnd = at.from() >= source.length() || problem.contains("StreamEnd") || problem.contains("end of stream");

    if (problem.contains("could not find expected ':'")) {
      problems.add(context, "a colon and a space are missing behind this key", "write key: value");
      return context;
    }
    if (problem.startsWith("mapping values are not allowed")) {
      problems.add(at, "a colon isn't allowed here",
          "put text that contains a colon into quotes, or add a missing colon in the line above");
      return at;
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      problems.add(at, "a list can't begin here", "begin it on a line of its own, one '- ' for each element");
      return at;
    }
    if (problem.contains("(TAB)")) {
      problems.add(at, "a tab can't indent a line", "indent with spaces");
      return at;
    }
    if (problem.contains("cannot start any token")) {
      problems.add(at, "text can't begin with this character without quotes", "put the text into quotes");
      return at;
    }
    if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
      problems.add(context, "this quote is never closed", "close it with the same character");
      return context;
    }
    if (problem.contains("escape")) {
      problems.add(at, "this is not an escape sequence of double quotes",
          "write \\\\ for a backslash, or use single quotes, in which nothing is escaped");
      return at;
    }
    if (problem.startsWith("expected ',' or ")) {
      char open = problem.contains("']'") ? '[' : '{';
      char close = open == '[' ? ']' : '}';
      if (atEnd) {
        problems.add(context, "this '" + open + "' is never closed", "close it with '" + close + "'");
        return context;
      }
      problems.add(at, "a ',' or '" + close + "' is missing before this",
          "the '" + open + "' that is still open is at " + context.where());
      return at;
    }
    if (problem.startsWith("expected <block end>") && !source.isFirstInLine(at.from())) {
      problems.add(at, "this can't follow what precedes it in the line", TRY_QUOTES);
      return at;
    }
    if (problem.startsWith("expected <block end>")) {
      problems.add(at, "this isn't aligned with the keys or elements that it belongs to",
          "align the keys of a section, or the elements of a list, in one column; this one begins at "
              + context.where());
      return at;
    }
    if (problem.startsWith("expected the node content")) {
      problems.add(at, "a value is missing here", TRY_QUOTES);
      return at;
    }
    problems.add(at, "this is not YAML: " + problem.strip(), TRY_QUOTES);
    return at;
  }

  private static Position position(Optional<Mark> mark, Source source, int start) {
    if (mark.isEmpty()) {
      return Position.whole(source);
    }
    int from = Math.min(start + mark.get().getIndex(), source.length());
    return new Position(source, from, from + 1);
  }
}
