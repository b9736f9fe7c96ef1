package io.ganglion.spark;

import io.ganglion.engine.data.encoding.RowPrediction;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A model as a function of columns whose types are known. A null where the model needs a value gives null.
 *
 * <p>Spark calls it row by row, so a wide network is used without its matrix products: {@link GanglionModel} is faster
 * for these.
 */
final class BoundModel implements ScalarFunction<Object> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final ShippedModel shipped;
  private final DataType[] types;
  /** Where the one struct has each input; null if every input is a column. */
  private final int @Nullable [] places;
  private final boolean givesStruct;
  private final ModelOutput output;
  private transient @Nullable Scorer scorer;

  /** @param givesStruct whether it gives all that is predicted, and not the label or number alone */
  BoundModel(String name, ShippedModel shipped, ModelOutput output, List<DataType> types, Optional<int[]> places,
      boolean givesStruct) {
    this.name = name;
    this.shipped = shipped;
    this.output = output;
    this.types = types.toArray(DataType[]::new);
    this.places = places.orElse(null);
    this.givesStruct = givesStruct;
  }

  @Override
  public DataType[] inputTypes() {
    return types.clone();
  }

  @Override
  public DataType resultType() {
    return givesStruct ? output.type() : output.typeOfValue();
  }

  @Override
  public String name() {
    return name;
  }

  /** The same for the same model and columns alone. */
  @Override
  public String canonicalName() {
    return "io.ganglion." + name + "." + shipped.sha256() + "." + givesStruct + "." + List.of(types);
  }

  @Override
  public @Nullable Object produceResult(InternalRow row) {
    Scorer known = scorer;
    if (known == null) {
      known = Scorer.of(shipped);
      scorer = known;
    }
    @Nullable Object @Nullable [] values = values(row);
    List<RowPrediction> predictions = values == null ? null
        : known.predict(List.<@Nullable Object[]>of(values)).get(0);
    if (predictions == null) {
      return null;
    }
    return output.isPerStep() ? new GenericArrayData(predictions.stream().map(this::result).toArray())
        : result(predictions.get(0));
  }

  /** Of each input; null where the struct that has them is null. */
  private @Nullable Object @Nullable [] values(InternalRow row) {
    if (places == null) {
      @Nullable Object[] values = new Object[types.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = CatalystValues.of(row, i, types[i]);
      }
      return values;
    }
    if (row.isNullAt(0)) {
      return null;
    }
    StructType struct = (StructType) types[0];
    InternalRow fields = row.getStruct(0, struct.length());
    @Nullable Object[] values = new Object[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = CatalystValues.of(fields, places[i], struct.fields()[places[i]].dataType());
    }
    return values;
  }

  private Object result(RowPrediction prediction) {
    Object[] values = ModelOutput.values(prediction);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] instanceof String text ? UTF8String.fromString(text) : values[i];
    }
    return givesStruct || !output.isAlone() ? new GenericInternalRow(values) : values[0];
  }
}
