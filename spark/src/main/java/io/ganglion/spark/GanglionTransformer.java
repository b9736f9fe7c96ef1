package io.ganglion.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A model as a stage of a pipeline of {@code spark.ml}: what {@link GanglionModel} adds to a table. A pipeline that is
 * saved holds the path of the model's file, not the file.
 */
public final class GanglionTransformer extends Transformer implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Param<String> path;
  private final Param<String> outputColumn;

  /** A stage of which the path is still to be set. */
  public GanglionTransformer() {
    this("ganglion_" + UUID.randomUUID().toString().substring(0, 12));
  }

  /** For Spark, which reads a pipeline that was saved. */
  public GanglionTransformer(String uid) {
    this.uid = uid; // first: parameters ask for it
    this.path = new Param<>(this, "path", "the file of the model, or the directory of a run");
    this.outputColumn = new Param<>(this, "outputColumn", "the column with the predictions");
    setDefault(outputColumn, GanglionModel.PREDICTION);
  }

  /** Reads one that was saved. */
  public static MLReader<GanglionTransformer> read() {
    return new DefaultParamsReader<>();
  }

  /** The file of the model, or the directory of a run. */
  public Param<String> path() {
    return path;
  }

  /** The name of the column with the predictions. */
  public Param<String> outputColumn() {
    return outputColumn;
  }

  /** Sets the file of the model, or the directory of a run. */
  public GanglionTransformer setPath(String value) {
    set(path, value);
    return this;
  }

  /** Sets the name of the column with the predictions. */
  public GanglionTransformer setOutputColumn(String value) {
    set(outputColumn, value);
    return this;
  }

  private GanglionModel model() {
    try {
      return GanglionModel.load($(path)).into($(outputColumn));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public Dataset<Row> transform(Dataset<?> table) {
    return model().transform(table);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return model().schema(schema);
  }

  @Override
  public GanglionTransformer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public String uid() {
    return uid;
  }
}
