package io.ganglion.spark;

import io.ganglion.engine.model.Model;
import io.ganglion.engine.store.ModelFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A model as a function, before it is known what it is called with: its input columns in their order, or one struct
 * that has them by name.
 */
final class ModelFunction implements UnboundFunction {
  private final String name;
  private final ShippedModel shipped;
  private final boolean givesStruct;

  ModelFunction(String name, ShippedModel shipped, boolean givesStruct) {
    this.name = name;
    this.shipped = shipped;
    this.givesStruct = givesStruct;
  }

  /** Checks the columns, before any job starts. */
  @Override
  public BoundFunction bind(StructType given) {
    Model model;
    ModelOutput output;
    try {
      model = shipped.model();
      output = ModelOutput.of(model);
    } catch (ModelFileException | IllegalArgumentException e) {
      throw new UnsupportedOperationException(e.getMessage(), e);
    }
    List<ModelInput> inputs = ModelInput.of(model);
    List<DataType> types = Arrays.stream(given.fields()).map(StructField::dataType).toList();
    boolean byName = types.size() == 1 && types.get(0) instanceof StructType;
    if (byName) {
      ColumnsByName columns = ColumnsByName.of(inputs, (StructType) types.get(0));
      return new BoundModel(name, shipped, output, types, Optional.of(columns.places()), givesStruct);
    }
    if (types.size() != inputs.size()) {
      throw new UnsupportedOperationException(name + " takes " + inputs.size() + " columns, not " + types.size() + ": "
          + names(inputs) + "; or one struct that has them by these names");
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      inputs.get(i).problem(types.get(i)).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new UnsupportedOperationException(name + " can't take these columns: " + String.join("; ", problems));
    }
    return new BoundModel(name, shipped, output, types, Optional.empty(), givesStruct);
  }

  private static String names(List<ModelInput> inputs) {
    return inputs.stream().map(ModelInput::column).collect(Collectors.joining(", "));
  }

  @Override
  public String description() {
    try {
      return shipped.model().toString();
    } catch (ModelFileException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public String name() {
    return name;
  }
}
