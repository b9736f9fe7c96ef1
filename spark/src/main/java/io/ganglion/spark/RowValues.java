package io.ganglion.spark;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The values of rows of tables as a {@link Scorer} takes them. */
final class RowValues {
  private RowValues() {}

  /** The value at a place; null if there is none. */
  static @Nullable Object of(Row row, int at) {
    return of(row.get(at));
  }

  private static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Date date) {
      return date.toLocalDate();
    } else if (value instanceof Timestamp time) {
      return time.toInstant();
    } else if (value instanceof Seq<?> steps) {
      List<@Nullable Object> values = new ArrayList<>();
      CollectionConverters.asJava(steps).forEach(step -> values.add(of(step)));
      return values;
    }
    return value;
  }
}
