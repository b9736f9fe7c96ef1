package io.ganglion.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The models of a folder as functions of SQL, by configuration alone:
 *
 * <pre>
 * spark.sql.catalog.models       io.ganglion.spark.ModelCatalog
 * spark.sql.catalog.models.path  s3a://bucket/models
 * </pre>
 *
 * <p>{@code iris.ganglion} in that folder, or {@code model.ganglion} in its folder {@code iris}, is then {@code
 * models.iris(sepal_length, …)}, which gives the predicted label or number, and {@code models.iris_struct(…)}, with all
 * that {@code ganglion predict} prints. The file is read whenever a query is analyzed, so a model that was
 * replaced is used from the next query on.
 */
public final class ModelCatalog implements FunctionCatalog {
  private static final String PATH = "path";
  private static final String FILE = ".ganglion";
  private static final String STRUCT = "_struct";

  private String name = "";
  private String path = "";

  /** For Spark, which calls {@link #initialize}. */
  public ModelCatalog() {}

  @Override
  public void initialize(String givenName, CaseInsensitiveStringMap options) {
    name = givenName;
    path = Objects.requireNonNullElse(options.get(PATH), "");
    if (path.isEmpty()) {
      throw new IllegalArgumentException("spark.sql.catalog." + name + "." + PATH + " isn't set: set it to the folder"
          + " with the models");
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** The functions of all models in the folder. */
  @Override
  public Identifier[] listFunctions(String[] namespace) {
    List<Identifier> functions = new ArrayList<>();
    try {
      Path folder = new Path(path);
      FileSystem files = folder.getFileSystem(hadoop());
      for (FileStatus file : files.listStatus(folder)) {
        String model = file.getPath().getName();
        boolean isModel = file.isFile() ? model.endsWith(FILE)
            : files.exists(new Path(file.getPath(), "model" + FILE));
        if (isModel && namespace.length == 0) {
          String function = model.endsWith(FILE) ? model.substring(0, model.length() - FILE.length()) : model;
          functions.add(Identifier.of(namespace, function));
          functions.add(Identifier.of(namespace, function + STRUCT));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the models in " + path + " can't be listed: " + e.getMessage(), e);
    }
    return functions.toArray(Identifier[]::new);
  }

  @Override
  public UnboundFunction loadFunction(Identifier function) throws NoSuchFunctionException {
    String asked = function.name();
    if (function.namespace().length > 0) {
      throw new NoSuchFunctionException(function);
    }
    try {
      return new ModelFunction(asked, read(asked), false);
    } catch (FileNotFoundException e) {
      if (!asked.endsWith(STRUCT)) {
        throw new NoSuchFunctionException(function);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    try {
      return new ModelFunction(asked, read(asked.substring(0, asked.length() - STRUCT.length())), true);
    } catch (FileNotFoundException e) {
      throw new NoSuchFunctionException(function);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private ShippedModel read(String model) throws IOException {
    try {
      return ShippedModel.read(path + "/" + model + FILE, hadoop());
    } catch (FileNotFoundException e) {
      return ShippedModel.read(path + "/" + model, hadoop());
    }
  }

  private static Configuration hadoop() {
    return SparkSession.active().sparkContext().hadoopConfiguration();
  }
}
