package io.ganglion.spark;

import io.ganglion.problem.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Where a struct, or a table, has the input columns of a model.
 *
 * @param places of each input, the number of its field
 * @param fields of each input, its field
 */
record ColumnsByName(int[] places, List<StructField> fields) {
  /**
   * Finds them.
   *
   * @throws UnsupportedOperationException with all that are missing or of another type than the model takes
   */
  static ColumnsByName of(List<ModelInput> inputs, StructType table) {
    List<String> names = Arrays.asList(table.fieldNames());
    List<String> problems = new ArrayList<>();
    List<StructField> fields = new ArrayList<>();
    int[] places = new int[inputs.size()];
    for (int i = 0; i < places.length; i++) {
      ModelInput input = inputs.get(i);
      places[i] = names.indexOf(input.column());
      if (places[i] >= 0) {
        StructField field = table.fields()[places[i]];
        fields.add(field);
        input.problem(field.dataType()).ifPresent(problems::add);
      } else {
        Optional<String> near = Suggestion.nearest(input.column(), names);
        problems.add("there is no column '" + input.column() + "'"
            + near.map(name -> " (did you mean it by '" + name + "'?)").orElse(""));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnsupportedOperationException("the model can't take these columns: " + String.join("; ", problems)
          + ". There are " + String.join(", ", names));
    }
    return new ColumnsByName(places, fields);
  }
}
