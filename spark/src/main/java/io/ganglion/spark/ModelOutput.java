package io.ganglion.spark;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryPrediction;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import io.ganglion.engine.data.encoding.NextTokenEncoding;
import io.ganglion.engine.data.encoding.NumberPrediction;
import io.ganglion.engine.data.encoding.Prediction;
import io.ganglion.engine.data.encoding.PredictionColumns;
import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a model's predictions are in Spark.
 *
 * @param fields the columns that {@code ganglion predict} prints
 * @param isPerStep whether there is a prediction for each step of a sequence
 * @param isAlone whether the model has one target, of which the first field is the value
 */
record ModelOutput(StructType fields, boolean isPerStep, boolean isAlone) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * That of a model.
   *
   * @throws IllegalArgumentException if it has nothing to say of a row; says why
   */
  static ModelOutput of(Model model) {
    List<ColumnEncoding> targets = model.preprocessing().targets();
    if (targets.get(0) instanceof NextTokenEncoding) {
      throw new IllegalArgumentException("'" + model.name() + "' is a language model, which goes on with a text and"
          + " predicts no rows: use ganglion generate");
    }
    if (model.source().keySet().stream().anyMatch(key -> key.startsWith("series."))) {
      throw new IllegalArgumentException("'" + model.name() + "' forecasts a time series, and predicts no rows: use"
          + " ganglion predict");
    }
    Set<String> labels = targets.stream().filter(CategoryEncoding.class::isInstance).map(ColumnEncoding::column)
        .collect(Collectors.toSet());
    List<StructField> fields = new ArrayList<>();
    for (String name : PredictionColumns.names(targets, model.network().outputActivation())) {
      fields.add(DataTypes.createStructField(name, labels.contains(name) ? DataTypes.StringType : DataTypes.DoubleType,
          false));
    }
    return new ModelOutput(DataTypes.createStructType(fields),
        model.network().outputShape() instanceof Shape.Steps, targets.size() == 1);
  }

  /** The type of a row's prediction: {@link #fields}, or an array of these with one for each step. */
  DataType type() {
    return isPerStep ? new ArrayType(fields, false) : fields;
  }

  /** The type of a row's predicted label or number, if there is one target; otherwise {@link #type}. */
  DataType typeOfValue() {
    DataType value = isAlone ? fields.fields()[0].dataType() : fields;
    return isPerStep ? new ArrayType(value, false) : value;
  }

  /** The values of {@link #fields}: texts and numbers. */
  static Object[] values(RowPrediction prediction) {
    List<Object> values = new ArrayList<>();
    for (Prediction target : prediction.targets()) {
      if (target instanceof CategoryPrediction category) {
        values.add(category.label());
        for (double probability : category.probabilities()) {
          values.add(probability);
        }
      } else if (target instanceof NumberPrediction number) {
        values.add(number.value());
      }
    }
    return values.toArray();
  }
}
