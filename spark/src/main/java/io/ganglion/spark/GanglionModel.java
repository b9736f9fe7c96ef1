package io.ganglion.spark;

import io.ganglion.engine.data.encoding.RowPrediction;
import io.ganglion.engine.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A model that predicts the rows of tables, many at once. Immutable.
 *
 * <pre>{@code
 * Dataset<Row> predicted = GanglionModel.load("s3a://bucket/models/iris.ganglion").transform(flowers);
 * predicted.select("id", "prediction.species").show();
 * }</pre>
 */
public final class GanglionModel {
  /** The name of the column with the predictions, unless another is given. */
  public static final String PREDICTION = "prediction";

  private final ShippedModel shipped;
  private final Model model;
  private final ModelOutput output;
  private final String column;

  private GanglionModel(ShippedModel shipped, Model model, ModelOutput output, String column) {
    this.shipped = shipped;
    this.model = model;
    this.output = output;
    this.column = column;
  }

  /**
   * Reads a model, by the file systems of the active Spark session.
   *
   * @param path its file, or the directory of a run: local, {@code hdfs://}, {@code s3a://} and so on
   * @throws IOException if there is none, or it can't be read; the message says why
   * @throws IllegalArgumentException if it predicts no rows
   */
  public static GanglionModel load(String path) throws IOException {
    ShippedModel shipped = ShippedModel.read(path, SparkSession.active().sparkContext().hadoopConfiguration());
    return new GanglionModel(shipped, shipped.model(), ModelOutput.of(shipped.model()), PREDICTION);
  }

  /** The same, which puts predictions into a column of that name. */
  public GanglionModel into(String name) {
    return new GanglionModel(shipped, model, output, name);
  }

  /**
   * The columns of a table with its predictions.
   *
   * @throws UnsupportedOperationException if a column that the model needs is missing, or has another type; or if there
   *     is a column of predictions already
   */
  public StructType schema(StructType table) {
    ColumnsByName.of(ModelInput.of(model), table);
    if (Arrays.asList(table.fieldNames()).contains(column)) {
      throw new UnsupportedOperationException("the table has a column '" + column + "' already: choose another name for"
          + " the predictions");
    }
    return table.add(column, output.type(), true);
  }

  /**
   * The table with another column: a struct with the columns that {@code ganglion predict} prints; of a model that
   * predicts each step of a sequence, an array of these. It is null for a row without a value that the model needs.
   *
   * @throws UnsupportedOperationException as {@link #schema}, before any job starts
   */
  public Dataset<Row> transform(Dataset<?> table) {
    StructType given = table.schema();
    StructType schema = schema(given);
    Rows rows = new Rows(shipped, ColumnsByName.of(ModelInput.of(model), given).places());
    return table.toDF().mapPartitions(rows, Encoders.row(schema));
  }

  /** Such as {@code iris: 4-8-3 (tanh, softmax), 67 parameters; petal_length, petal_width -> species}. */
  @Override
  public String toString() {
    return model.toString();
  }

  /** Adds predictions to the rows of a partition. */
  private record Rows(ShippedModel shipped, int[] places) implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      return new Pieces(Scorer.of(shipped), places, rows);
    }
  }

  /** The rows of a partition with their predictions, which are made some hundreds at a time. */
  private static final class Pieces implements Iterator<Row> {
    /** Enough for products of matrices, and few enough for caches: chosen, as {@code predict} reads at most 4,096. */
    private static final int ROWS = 1024;

    private final Scorer scorer;
    private final int[] places;
    private final Iterator<Row> rows;
    private Iterator<Row> piece = List.<Row>of().iterator();

    Pieces(Scorer scorer, int[] places, Iterator<Row> rows) {
      this.scorer = scorer;
      this.places = places;
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      if (!piece.hasNext() && rows.hasNext()) {
        piece = next(rows);
      }
      return piece.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return piece.next();
    }

    private Iterator<Row> next(Iterator<Row> from) {
      List<Row> taken = new ArrayList<>(ROWS);
      List<@Nullable Object[]> values = new ArrayList<>(ROWS);
      while (from.hasNext() && taken.size() < ROWS) {
        Row row = from.next();
        taken.add(row);
        @Nullable Object[] inputs = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
          inputs[i] = RowValues.of(row, places[i]);
        }
        values.add(inputs);
      }
      List<@Nullable List<RowPrediction>> predictions = scorer.predict(values);
      List<Row> predicted = new ArrayList<>(taken.size());
      for (int i = 0; i < taken.size(); i++) {
        predicted.add(with(taken.get(i), scorer.value(predictions.get(i))));
      }
      return predicted.iterator();
    }

    private static Row with(Row row, @Nullable Object prediction) {
      @Nullable Object[] all = new Object[row.length() + 1];
      for (int i = 0; i < row.length(); i++) {
        all[i] = row.get(i);
      }
      all[row.length()] = prediction;
      return RowFactory.create(all);
    }
  }
}
