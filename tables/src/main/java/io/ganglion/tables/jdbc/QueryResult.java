package io.ganglion.tables.jdbc;

import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.RowNames;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query as the lines of a CSV file: a header, then the rows by their keys; cells separated by commas,
 * lines ended by {@code \n}, in UTF-8. A cell is in quotes if it holds a comma, a quote (which is doubled) or a line
 * end, or is an empty text; NULL is nothing at all. PostgreSQL's {@code COPY … TO … CSV HEADER} writes numbers, texts
 * and dates in the same way.
 */
final class QueryResult {
  private final String database;
  private final List<String> order;
  private final int[] keyColumns;
  private final byte[] header;
  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  /** @param line as it is written, with its end */
  private record Row(RowKey key, byte[] line) {}

  /**
   * Without rows.
   *
   * @param database as messages name it
   * @param names of the columns
   * @param order which of them the key is made of
   */
  QueryResult(String database, List<String> names, List<String> order) {
    this.database = database;
    this.order = order;
    this.keyColumns = order.stream().mapToInt(names::indexOf).toArray();
    this.header = line(names.toArray());
  }

  /** Adds a row, whose values are copied. */
  void add(@Nullable Object[] values) {
    List<Object> key = new ArrayList<>(keyColumns.length);
    for (int i = 0; i < keyColumns.length; i++) {
      Object value = values[keyColumns[i]];
      if (value == null || value instanceof String text && text.isBlank()) {
        throw problem("row " + (rows.size() + 1) + " of the result has no value in '" + order.get(i)
            + "', by which the rows are sorted", "name a column in 'order-by' that every row has a value in, or leave"
            + " such rows out of the query");
      }
      key.add(value);
    }
    rows.add(new Row(RowKey.of(key), line(values)));
  }

  /**
   * Brings the rows into their order.
   *
   * @throws ProblemException if there are none, or if two have the same key
   */
  void sort() {
    if (rows.isEmpty()) {
      throw problem("the query gives no rows", "at least one row is needed");
    }
    rows.sort(Comparator.comparing(Row::key));
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i - 1).key().compareTo(rows.get(i).key()) == 0) {
        throw problem("two rows have " + rows.get(i).key().named(order) + ": 'order-by' must tell all rows apart",
            "the order of the rows decides which are for training: name a column without repeated values, such as the"
                + " primary key, or several that are unique together");
      }
    }
  }

  private ProblemException problem(String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, Place.at(database), help));
  }

  private byte[] line(@Nullable Object[] values) {
    line.setLength(0);
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        line.append(',');
      }
      Object value = values[i];
      if (value != null) {
        append(CellValue.text(value));
      }
    }
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void append(String cell) {
    boolean isQuoted = cell.isEmpty();
    for (int i = 0; i < cell.length() && !isQuoted; i++) {
      char c = cell.charAt(i);
      isQuoted = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (isQuoted) {
      line.append('"').append(cell.replace("\"", "\"\"")).append('"');
    } else {
      line.append(cell);
    }
  }

  /** Of all lines, the header's included. */
  String sha256() {
    return Sha256.ofWritten(out -> {
      out.write(header);
      for (Row row : rows) {
        out.write(row.line());
      }
    });
  }

  /** The lines; rows are named by their keys. */
  ByteSource csv() {
    List<RowKey> keys = new ArrayList<>(rows.size());
    rows.forEach(row -> keys.add(row.key()));
    List<String> named = order;
    RowNames names = (row, start) -> row < 2 ? "the header" : "the row of " + keys.get((int) row - 2).named(named);
    return ByteSource.of(database, this::stream, names);
  }

  private InputStream stream() {
    return new LineStream(header, index -> index < rows.size() ? rows.get(index).line() : null);
  }
}
