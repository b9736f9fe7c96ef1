package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Quoted;
import io.ganglion.engine.data.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row, given as values by the names of columns. */
final class NamedRow {
  private final Preprocessing preprocessing;
  private final Map<String, ?> values;

  NamedRow(Preprocessing preprocessing, Map<String, ?> values) {
    this.preprocessing = preprocessing;
    this.values = values;
  }

  /** The columns of inputs, each with one row. */
  Table table() {
    List<Column> columns = new ArrayList<>();
    for (GivenColumn column : preprocessing.given()) {
      Object value = values.get(column.input().column());
      if (column.isGap(value)) {
        requireGapAllowed(column.input());
      }
      columns.add(column.of(Collections.singletonList(value)));
    }
    return new Table(columns);
  }

  private void requireGapAllowed(ColumnEncoding input) {
    String name = input.column();
    Optional<String> near = values.containsKey(name) ? Optional.empty()
        : values.keySet().stream().filter(key -> plain(key).equals(plain(name))).map(String::valueOf).sorted()
            .findFirst();
    if (near.isPresent()) {
      throw new DataException("the row names it '" + near.get() + "'", DataException.NO_ROW, name,
          "columns are found by their exact names");
    }
    if (!input.fillsGaps()) {
      throw new DataException("the row has no value for it", DataException.NO_ROW, name, "the model needs one; the row "
          + (values.isEmpty() ? "is empty" : "has " + Quoted.list(values.keySet().stream().map(String::valueOf)
              .sorted().toList())));
    }
  }

  /** Names that differ in case, hyphens, underscores and blanks alone are the same. */
  private static String plain(@Nullable String name) {
    return String.valueOf(name).replaceAll("[-_\\s]", "").toLowerCase(Locale.ROOT);
  }
}
