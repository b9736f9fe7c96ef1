package io.ganglion.spark;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.GivenColumn;
import io.ganglion.engine.data.encoding.InputColumns;
import io.ganglion.engine.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * An input column of a model, and what it may hold in Spark.
 *
 * @param given makes the column that the model encodes
 * @param ofSteps whether a row has an array, with a value for each step of its sequence
 */
record ModelInput(GivenColumn given, boolean ofSteps) {
  /** Those of a model, in its order. */
  static List<ModelInput> of(Model model) {
    List<GivenColumn> given = model.preprocessing().given();
    List<ModelInput> inputs = new ArrayList<>();
    List<InputColumns> ofNetwork = model.preprocessing().inputsOfNetwork();
    for (int i = 0; i < ofNetwork.size(); i++) {
      InputColumns each = ofNetwork.get(i);
      boolean ofSteps = model.network().inputShapes().get(i) instanceof Shape.Steps && !each.isText()
          && !each.isOfExample();
      for (int column = 0; column < each.columns().size(); column++) {
        inputs.add(new ModelInput(given.get(inputs.size()), ofSteps));
      }
    }
    return inputs;
  }

  /** Its name. */
  String column() {
    return given.input().column();
  }

  /** Whether the model needs a value that this isn't: null, NaN or a text that stands for none. */
  boolean lacks(@Nullable Object value) {
    return given.isGap(value) && !given.input().fillsGaps();
  }

  /** Why it can't be a column of that type; empty if it can. NULL itself, which is of no type, can be any column. */
  Optional<String> problem(DataType type) {
    boolean fits = type instanceof NullType
        || (ofSteps ? type instanceof ArrayType array && takes(array.elementType()) : takes(type));
    return fits ? Optional.empty() : Optional.of("'" + column() + "' is " + type.sql() + ", but the model takes "
        + (ofSteps ? "an array with " + words() + " for each step" : words()));
  }

  private boolean takes(DataType type) {
    return switch (given.input().type()) {
      case NUMBER -> type instanceof NumericType;
      case CATEGORY -> type instanceof StringType || type instanceof NumericType || type instanceof BooleanType;
      case BOOLEAN -> type instanceof BooleanType || type instanceof StringType || type instanceof IntegralType;
      case DATE -> type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType
          || type instanceof StringType;
      case TEXT -> type instanceof StringType;
      case IMAGE -> type instanceof BinaryType;
    };
  }

  private String words() {
    return switch (given.input().type()) {
      case NUMBER -> "a number";
      case CATEGORY -> "a label (STRING, a number or BOOLEAN)";
      case BOOLEAN -> "a truth value (BOOLEAN, STRING or a whole number)";
      case DATE -> "a date (DATE, TIMESTAMP or STRING)";
      case TEXT -> "a text (STRING)";
      case IMAGE -> "the bytes of an image file (BINARY)";
    };
  }

  /** Whether it holds images. */
  boolean isImage() {
    return given.input().type() == Column.Type.IMAGE;
  }
}
