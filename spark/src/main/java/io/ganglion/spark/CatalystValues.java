package io.ganglion.spark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/** The values of Spark's own rows as a {@link Scorer} takes them. */
final class CatalystValues {
  private CatalystValues() {}

  /** The value at a place; null if there is none. */
  static @Nullable Object of(SpecializedGetters row, int at, DataType type) {
    if (row.isNullAt(at)) {
      return null;
    }
    if (type instanceof DoubleType) {
      return row.getDouble(at);
    } else if (type instanceof FloatType) {
      return row.getFloat(at);
    } else if (type instanceof LongType) {
      return row.getLong(at);
    } else if (type instanceof IntegerType) {
      return row.getInt(at);
    } else if (type instanceof ShortType) {
      return row.getShort(at);
    } else if (type instanceof ByteType) {
      return row.getByte(at);
    } else if (type instanceof DecimalType decimal) {
      return row.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal();
    } else if (type instanceof BooleanType) {
      return row.getBoolean(at);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(at));
    } else if (type instanceof TimestampType) {
      return instant(row.getLong(at));
    } else if (type instanceof TimestampNTZType) {
      return LocalDateTime.ofInstant(instant(row.getLong(at)), ZoneOffset.UTC);
    } else if (type instanceof BinaryType) {
      return row.getBinary(at);
    } else if (type instanceof ArrayType array) {
      return list(row.getArray(at), array.elementType());
    }
    return row.getUTF8String(at).toString();
  }

  /** Of microseconds. */
  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static List<@Nullable Object> list(ArrayData array, DataType type) {
    List<@Nullable Object> values = new ArrayList<>(array.numElements());
    for (int i = 0; i < array.numElements(); i++) {
      values.add(of(array, i, type));
    }
    return values;
  }
}
