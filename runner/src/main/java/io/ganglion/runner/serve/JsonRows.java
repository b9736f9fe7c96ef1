package io.ganglion.runner.serve;

import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.GivenRows;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from JSON: {@code {"rows": [{"age": 22, "sex": "male"}]}}, or the array alone. A cell is a text, a number,
 * true, false, or null for no value; what it means is what the same characters in a CSV file mean. Keys that aren't
 * columns don't matter.
 */
final class JsonRows {
  /** What messages call a body. */
  static final String SOURCE = "the request";
  private static final String ROWS = "rows";
  private static final String FORM = "send {\"rows\": [{\"COLUMN\": VALUE, …}, …]}";
  /** At most this number of problems of one row is named (chosen). */
  private static final int MOST_MISSING = 20;

  private final WantedColumns wanted;
  private final int mostRows;
  private final Map<String, Integer> indexOf = new HashMap<>();
  private List<String> names = List.of();
  private int[] seenIn = new int[0];
  private @Nullable GivenRows given;
  private int rows;

  private JsonRows(WantedColumns wanted, int mostRows) {
    this.wanted = wanted;
    this.mostRows = mostRows;
  }

  /**
   * The rows as a table.
   *
   * @throws RefusedException if it is no JSON of this form, or there are too many rows
   * @throws ProblemException if a column isn't there, or a cell isn't what it should be
   */
  static SourceTable read(byte[] body, WantedColumns wanted, int mostRows) {
    return new JsonRows(wanted, mostRows).table(body);
  }

  private SourceTable table(byte[] body) {
    JsonReader in = new JsonReader(new InputStreamReader(new ByteArrayInputStream(body),
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
    in.setStrictness(Strictness.STRICT);
    try {
      document(in);
    } catch (CharacterCodingException e) {
      throw malformed("the body isn't in UTF-8", in);
    } catch (EOFException e) {
      throw malformed(body.length == 0 ? "the body is empty" : "the body ends before its JSON does", in);
    } catch (MalformedJsonException | IllegalStateException e) {
      throw malformed("the body isn't JSON", in);
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
    if (given == null) {
      throw new RefusedException(RefusedException.UNPROCESSABLE, "there are no rows", ROWS,
          "at least one row is needed");
    }
    return given.table();
  }

  private static RefusedException malformed(String message, JsonReader in) {
    return new RefusedException(RefusedException.BAD_REQUEST, message, place(in), FORM);
  }

  /** Where the reader is, such as {@code rows[3].sex}. */
  private static String place(JsonReader in) {
    String path = in.getPath();
    return path.startsWith("$.") ? path.substring(2) : path.equals("$") ? "" : path.substring(1);
  }

  private void document(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.BEGIN_ARRAY) {
      rows(in);
    } else if (in.peek() == JsonToken.BEGIN_OBJECT) {
      boolean found = false;
      Set<String> others = new LinkedHashSet<>();
      in.beginObject();
      while (in.hasNext()) {
        String name = in.nextName();
        if (!name.equals(ROWS)) {
          others.add(name);
          in.skipValue();
        } else if (found || in.peek() != JsonToken.BEGIN_ARRAY) {
          throw malformed(found ? "there are two arrays of rows" : "'" + ROWS + "' is no array", in);
        } else {
          found = true;
          rows(in);
        }
      }
      in.endObject();
      if (!found || !others.isEmpty()) {
        throw new RefusedException(RefusedException.BAD_REQUEST, found ? "'" + others.iterator().next()
            + "' is unexpected beside '" + ROWS + "'" : "there is no array '" + ROWS + "'", "", FORM);
      }
    } else {
      throw malformed("the body is no object", in);
    }
    if (in.peek() != JsonToken.END_DOCUMENT) {
      throw malformed("something follows the JSON", in);
    }
  }

  private void rows(JsonReader in) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        throw malformed("a row is no object", in);
      }
      if (rows == mostRows) {
        throw tooMany(mostRows);
      }
      row(in);
      rows++;
    }
    in.endArray();
  }

  /** For a table of more rows than a request may have. */
  static RefusedException tooMany(int mostRows) {
    return new RefusedException(RefusedException.TOO_LARGE, "there are more than " + mostRows + " rows", SOURCE,
        "send them in several requests, or start the server with a greater --max-rows");
  }

  private void row(JsonReader in) throws IOException {
    in.beginObject();
    if (given == null) {
      first(in);
    } else {
      int expected = 0;
      while (in.hasNext()) {
        String name = in.nextName();
        boolean isNext = expected < names.size() && names.get(expected).equals(name);
        Integer column = isNext ? Integer.valueOf(expected) : indexOf.get(name);
        if (column == null) {
          in.skipValue();
        } else {
          add(column, Cell.read(in, name));
          expected = column + 1;
        }
      }
      requireAll(Set.of());
    }
    in.endObject();
  }

  /** The first row tells which columns there are, where all are wanted. */
  private void first(JsonReader in) throws IOException {
    Map<String, Cell> cells = new LinkedHashMap<>();
    while (in.hasNext()) {
      String name = in.nextName();
      if (!wanted.wants(name)) {
        cells.put(name, Cell.GAP);
        in.skipValue();
      } else if (cells.put(name, Cell.read(in, name)) != null) {
        throw twice(name);
      }
    }
    Set<String> needed = new LinkedHashSet<>(wanted.names());
    if (needed.isEmpty()) {
      cells.keySet().stream().filter(wanted::wants).forEach(needed::add);
      needed.addAll(wanted.types().keySet());
    }
    names = List.copyOf(needed);
    for (String name : names) {
      indexOf.put(name, indexOf.size());
    }
    seenIn = new int[names.size()];
    given = new GivenRows(SOURCE, names, wanted, JsonRows::place);
    for (int column = 0; column < names.size(); column++) {
      Cell cell = cells.get(names.get(column));
      if (cell != null) {
        add(column, cell);
      }
    }
    requireAll(cells.keySet());
  }

  private void add(int column, Cell cell) {
    if (seenIn[column] == rows + 1) {
      throw twice(names.get(column));
    }
    seenIn[column] = rows + 1;
    if (cell.isGap() && wanted.types().get(names.get(column)) == Column.Type.TEXT) {
      throw new ProblemException(ExitCode.DATA, new Problem("there is no text here", place(rows, names.get(column)),
          "an empty text is \"\""));
    }
    GivenRows table = Objects.requireNonNull(given);
    if (wanted.written().contains(names.get(column))) {
      table.add(column, cell.text(), cell.json());
    } else {
      table.add(column, cell.text());
    }
  }

  private RefusedException twice(String name) {
    return new RefusedException(RefusedException.BAD_REQUEST, "the row has '" + name + "' twice",
        place(rows, name).where(), "give each column once");
  }

  /** @param others keys of the row that may be misspelt names, if they are known */
  private void requireAll(Set<String> others) {
    List<Problem> problems = new ArrayList<>();
    for (int column = 0; column < seenIn.length && problems.size() < MOST_MISSING; column++) {
      if (seenIn[column] != rows + 1) {
        String name = names.get(column);
        List<String> spare = others.stream().filter(other -> !indexOf.containsKey(other)).toList();
        problems.add(new Problem("the row has no '" + name + "'", Place.at(ROWS + "[" + rows + "]"),
            Suggestion.nearest(name, spare).map(near -> "did you mean it by '" + near + "'? ").orElse("")
                + (wanted.gaps().test(name) ? "for no value, give null" : "the columns are " + Quoted.list(names))));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ExitCode.DATA, problems);
    }
  }

  /** Such as {@code rows[3].sex}, or {@code rows[3]["petal length"]}. */
  private static Place place(int row, String column) {
    return Place.at(ROWS + "[" + row + "]" + (column.matches("\\w+") ? "." + column
        : "[" + new JsonPrimitive(column) + "]"));
  }

  /**
   * A value of a row.
   *
   * @param text what a CSV file would hold
   * @param kind the token
   */
  private record Cell(String text, JsonToken kind) {
    private static final Cell GAP = new Cell("", JsonToken.NULL);

    static Cell read(JsonReader in, String name) throws IOException {
      JsonToken kind = in.peek();
      return switch (kind) {
        case NULL -> {
          in.nextNull();
          yield GAP;
        }
        case BOOLEAN -> new Cell(Boolean.toString(in.nextBoolean()), kind);
        case STRING, NUMBER -> new Cell(in.nextString(), kind);
        default -> throw new RefusedException(RefusedException.BAD_REQUEST, "'" + name + "' is "
            + (kind == JsonToken.BEGIN_ARRAY ? "an array" : "an object"), place(in),
            "a cell is a text, a number, true, false or null");
      };
    }

    boolean isGap() {
      return kind == JsonToken.NULL;
    }

    /** As it was in the JSON. */
    String json() {
      return isGap() ? "null" : kind == JsonToken.STRING ? new JsonPrimitive(text).toString() : text;
    }
  }
}
