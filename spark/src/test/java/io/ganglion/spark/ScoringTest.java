package io.ganglion.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.engine.model.Model;
import io.ganglion.experiments.ExperimentFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of the examples on Spark, in this JVM: rows have what {@code ganglion predict} gives them. */
class ScoringTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final String LENGTHS = "sepal_length, sepal_width, petal_length, petal_width";

  private static final String PASSENGER = "models.titanic_struct(named_struct('name', 'Smith, Mr. John', 'sex', 'male',"
      + " 'age', %s, 'pclass', 3, 'sibsp', 0, 'parch', 0, 'fare', 7.25, 'embarked', 'S'))";

  @TempDir
  static Path folder;
  private static final Map<String, Model> MODELS = new HashMap<>();
  private static SparkSession spark;

  @BeforeAll
  static void trainAndStart() throws IOException {
    Files.createDirectory(folder.resolve("models"));
    train("iris", "iris.yaml", file -> file);
    train("iris7", "iris.yaml", file -> file.set("seed", 7));
    train("titanic", "text/titanic.yaml", file -> file.set("training.epochs", 3));
    train("bearings", "bearings.yaml", file -> file.set("training.epochs", 3));
    Files.writeString(folder.resolve("dates.csv"), "day,open,sold\n" + IntStream.range(0, 40).mapToObj(day ->
        LocalDate.of(2024, 1, 31).plusDays(day) + "," + (day % 3 == 0) + "," + day * day + "\n")
        .collect(Collectors.joining()));
    train("dates", Files.writeString(folder.resolve("dates.yaml"), """
        name: dates
        data: {file: dates.csv, target: sold, scale: standard}
        network: {layers: [{units: 3, activation: tanh}, {units: 1, activation: identity}]}
        trainer: rprop
        training: {epochs: 5}
        """).toString(), file -> file);
    train("shapes", "images/shapes.yaml", file -> file.set("training.epochs", 2));
    spark = SparkSession.builder().master("local[2]").appName("test").config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2).config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.catalog.models", ModelCatalog.class.getName())
        .config("spark.sql.catalog.models.path", folder.resolve("models").toString())
        .config("spark.sql.catalog.unset", ModelCatalog.class.getName()).getOrCreate();
    flowers().createOrReplaceTempView("flowers");
  }

  private static void train(String name, String experiment, UnaryOperator<ExperimentFile> changes) throws IOException {
    Model model = changes.apply(ExperimentFile.read(EXAMPLES.resolve(experiment))).runs(folder.resolve("runs")).run()
        .model();
    MODELS.put(name, model);
    model.save(folder.resolve("models").resolve(name + ".ganglion"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static String path(String model) {
    return folder.resolve("models").resolve(model + ".ganglion").toString();
  }

  /** Those of the example, numbered in their order. */
  private static Dataset<Row> flowers() {
    return numbered(spark.read().option("header", true).schema("sepal_length DOUBLE, sepal_width DOUBLE,"
        + " petal_length DOUBLE, petal_width DOUBLE, species STRING").csv(EXAMPLES + "/data/iris.csv"));
  }

  private static Dataset<Row> numbered(Dataset<Row> table) {
    StructType schema = new StructType().add("row", "int");
    for (var field : table.schema().fields()) {
      schema = schema.add(field);
    }
    List<Row> rows = new ArrayList<>();
    for (Row row : table.collectAsList()) {
      Object[] values = new Object[row.length() + 1];
      values[0] = rows.size();
      for (int i = 0; i < row.length(); i++) {
        values[i + 1] = row.get(i);
      }
      rows.add(RowFactory.create(values));
    }
    return spark.createDataFrame(rows, schema);
  }

  private static List<String> predictions(Dataset<Row> predicted, String column) {
    return predicted.orderBy("row").select(column).collectAsList().stream()
        .map(row -> Predicted.bits(row.getStruct(0))).toList();
  }

  @ParameterizedTest
  @CsvSource({"iris, 1", "iris, 2", "iris, 3", "iris, 5", "iris7, 1", "iris7, 2", "iris7, 3", "iris7, 5"})
  void givesTheBitsOfTheCommandForAnyNumberOfPartitions(String model, int partitions) throws IOException {
    List<String> expected = Predicted.byCommand(MODELS.get(model), EXAMPLES.resolve("data/iris.csv"));
    assertEquals(150, expected.size());
    Dataset<Row> flowers = flowers().repartition(partitions);
    assertEquals(expected, predictions(GanglionModel.load(path(model)).transform(flowers), "prediction"));
    flowers.createOrReplaceTempView("parts");
    assertEquals(expected, predictions(spark.sql("SELECT row, models." + model + "_struct(" + LENGTHS
        + ") AS prediction FROM parts"), "prediction"));
    assertEquals(expected, predictions(spark.sql("SELECT row, models." + model + "_struct(struct(*)) AS prediction"
        + " FROM parts"), "prediction"));
    assertEquals(expected.stream().map(text -> text.replaceFirst(" .*", "")).toList(),
        spark.sql("SELECT models." + model + "(" + LENGTHS + ") FROM parts ORDER BY row").collectAsList().stream()
            .map(row -> row.getString(0)).toList());
  }

  /** Without a program: the statement of docs/cluster.md. */
  @Test
  void predictsAFileByOneStatement() {
    Path in = folder.resolve("in.parquet");
    Path out = folder.resolve("out");
    flowers().repartition(3).write().parquet(in.toString());
    spark.sql("INSERT OVERWRITE DIRECTORY '" + out + "' USING parquet SELECT *, models.iris_struct(struct(*)) AS"
        + " prediction FROM parquet.`" + in + "`");
    assertEquals(Predicted.byCommand(MODELS.get("iris"), EXAMPLES.resolve("data/iris.csv")),
        predictions(spark.read().parquet(out.toString()), "prediction"));
  }

  @Test
  void namesTheColumnsAsTheCommandDoes() throws IOException {
    StructType schema = GanglionModel.load(path("iris")).into("flower").schema(flowers().schema());
    assertEquals("flower", schema.fieldNames()[6]);
    assertEquals("STRUCT<species: STRING NOT NULL, `p(setosa)`: DOUBLE NOT NULL, `p(versicolor)`: DOUBLE NOT NULL,"
        + " `p(virginica)`: DOUBLE NOT NULL>", schema.fields()[6].dataType().sql());
    assertEquals("iris: 4-8-3 (tanh, softmax), 67 parameters; " + LENGTHS + " -> species",
        GanglionModel.load(path("iris")).toString());
    assertEquals(12, spark.sql("SHOW USER FUNCTIONS IN models").count());
  }

  /** Decimals and whole numbers are the numbers that the command reads. */
  @Test
  void takesNumbersOfEveryType() {
    String expected = Predicted.byCommand(MODELS.get("iris"), EXAMPLES.resolve("data/iris.csv")).get(0);
    for (String values : List.of("5.1BD, 3.5BD, 1.4BD, 0.2BD", "5.1D, 3.5F, 1.4D, CAST(0.2 AS DECIMAL(9, 4))")) {
      Row predicted = spark.sql("SELECT models.iris_struct(" + values + ")").head();
      assertEquals(expected, Predicted.bits(predicted.getStruct(0)));
    }
    assertEquals(1, spark.sql("SELECT models.iris(5, 3S, 1Y, 0L)").count());
  }

  /** A text, labels that are numbers, and missing values that the model fills. */
  @Test
  void takesTextsLabelsAndGaps() throws IOException {
    Dataset<Row> passengers = numbered(spark.read().option("header", true).option("escape", "\"")
        .schema("survived INT, pclass INT, name STRING, sex STRING, age DOUBLE, sibsp INT, parch INT, fare DOUBLE,"
            + " embarked STRING").csv(EXAMPLES + "/text/titanic.csv"));
    assertTrue(passengers.filter("age IS NULL").count() > 100);
    List<String> expected = Predicted.byCommand(MODELS.get("titanic"), EXAMPLES.resolve("text/titanic.csv"));
    assertEquals(expected, predictions(GanglionModel.load(path("titanic")).transform(passengers.repartition(3)),
        "prediction"));
    passengers.createOrReplaceTempView("passengers");
    assertEquals(expected, predictions(spark.sql("SELECT row, models.titanic_struct(struct(*)) AS prediction"
        + " FROM passengers"), "prediction"));
  }

  @Test
  void takesSequencesAsArrays() throws IOException {
    Dataset<Row> machines = spark.read().option("header", true)
        .schema("machine STRING, second INT, vibration DOUBLE, bearing STRING").csv(EXAMPLES + "/data/bearings.csv")
        .groupBy("machine").agg(functions.expr(
            "transform(array_sort(collect_list(struct(second, vibration))), step -> step.vibration) AS vibration"))
        .orderBy("machine");
    List<String> expected = Predicted.byCommand(MODELS.get("bearings"), EXAMPLES.resolve("data/bearings.csv"));
    Dataset<Row> numbered = numbered(machines);
    assertEquals(expected.size(), numbered.count());
    assertEquals(expected, predictions(GanglionModel.load(path("bearings")).transform(numbered.repartition(3)),
        "prediction"));
    numbered.createOrReplaceTempView("machines");
    assertEquals(expected, predictions(spark.sql("SELECT row, models.bearings_struct(vibration) AS prediction"
        + " FROM machines"), "prediction"));
    assertNull(spark.sql("SELECT models.bearings(array(1.0D, NULL))").head().get(0));
    assertEquals("column 'vibration': the array is empty; a sequence has a step at least",
        cause(() -> spark.sql("SELECT models.bearings(CAST(array() AS ARRAY<DOUBLE>))").head()));
  }

  @Test
  void takesImagesAsTheBytesOfTheirFiles() throws IOException {
    Path shapes = EXAMPLES.resolve("data/shapes/test");
    Path[] files;
    try (Stream<Path> all = Files.walk(shapes)) {
      files = all.filter(file -> file.toString().endsWith(".png")).sorted().toArray(Path[]::new);
    }
    List<Row> rows = new ArrayList<>();
    for (Path file : files) {
      rows.add(RowFactory.create(rows.size(), Files.readAllBytes(file)));
    }
    Dataset<Row> images = spark.createDataFrame(rows, new StructType().add("row", "int").add("image", "binary"));
    List<String> expected = Predicted.byCommand(MODELS.get("shapes"), files);
    assertEquals(expected, predictions(GanglionModel.load(path("shapes")).transform(images.repartition(3)),
        "prediction"));
    images.createOrReplaceTempView("images");
    assertEquals(expected, predictions(spark.sql("SELECT row, models.shapes_struct(image) AS prediction FROM images"),
        "prediction"));
  }

  @Test
  void aNullThatTheModelNeedsGivesANull() throws IOException {
    assertNull(spark.sql("SELECT models.iris(5.1, NULL, 1.4, 0.2)").head().get(0));
    assertNull(spark.sql("SELECT models.iris_struct(5.1, CAST(NULL AS DOUBLE), 1.4, 0.2)").head().get(0));
    Dataset<Row> holed = flowers().withColumn("petal_width", functions.expr("IF(row % 2 = 0, petal_width, NULL)"));
    List<Row> predicted = GanglionModel.load(path("iris")).transform(holed).orderBy("row").collectAsList();
    List<String> expected = Predicted.byCommand(MODELS.get("iris"), EXAMPLES.resolve("data/iris.csv"));
    for (int row = 0; row < 150; row++) {
      Row struct = predicted.get(row).getStruct(6);
      if (row % 2 == 0) {
        assertEquals(expected.get(row), Predicted.bits(struct));
      } else {
        assertNull(struct);
      }
    }
  }

  /** As an empty cell is to the command. */
  @Test
  void nanIsNoValue() {
    assertNull(spark.sql("SELECT models.iris(5.1, CAST('NaN' AS DOUBLE), 1.4, 0.2)").head().get(0));
    assertNull(spark.sql("SELECT models.iris(5.1, CAST('NaN' AS FLOAT), 1.4, 0.2)").head().get(0));
    Row byNull = spark.sql("SELECT " + PASSENGER.formatted("NULL")).head();
    assertNotNull(byNull.get(0));
    assertEquals(byNull, spark.sql("SELECT " + PASSENGER.formatted("CAST('NaN' AS DOUBLE)")).head());
    assertNotEquals(byNull, spark.sql("SELECT " + PASSENGER.formatted("70")).head());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATE '2024-02-29'", "TIMESTAMP '2024-02-29 00:00:00'", "'2024-02-29'",
      "TIMESTAMP_NTZ '2024-02-29 00:00:00'", "CAST('2024-02-29' AS VARCHAR(20))"})
  void takesDatesOfEveryType(String date) {
    for (String truth : List.of("true", "'true'")) {
      Row predicted = spark.sql("SELECT models.dates(" + date + ", " + truth + ")").head();
      double expected = MODELS.get("dates").predict(Map.of("day", LocalDate.of(2024, 2, 29), "open", true)).number();
      assertEquals(expected, predicted.getDouble(0));
      assertNotEquals(expected, spark.sql("SELECT models.dates(DATE '2025-08-15', true)").head().getDouble(0));
    }
  }

  @Test
  void readsAModelAgainThatWasReplaced() throws IOException {
    Path replaced = folder.resolve("models/replaced.ganglion");
    MODELS.get("iris").save(replaced);
    String call = "SELECT models.replaced_struct(5.1, 3.5, 1.4, 0.2)";
    Row before = spark.sql(call).head();
    MODELS.get("iris7").save(replaced);
    Row after = spark.sql(call).head();
    Files.delete(replaced);
    assertNotEquals(before, after);
    assertEquals(before, spark.sql("SELECT models.iris_struct(5.1, 3.5, 1.4, 0.2)").head());
    assertEquals(after, spark.sql("SELECT models.iris7_struct(5.1, 3.5, 1.4, 0.2)").head());
    assertTrue(message(() -> spark.sql(call)).contains("[UNRESOLVED_ROUTINE]"));
  }

  private static String message(Executable executable) {
    StringBuilder all = new StringBuilder();
    for (Throwable e = assertThrows(Throwable.class, executable); e != null; e = e.getCause()) {
      all.append(e.getMessage()).append('\n');
    }
    return all.toString();
  }

  /** Of what caused all else. */
  private static String cause(Executable executable) {
    Throwable e = assertThrows(Throwable.class, executable);
    while (e.getCause() != null) {
      e = e.getCause();
    }
    return e.getMessage();
  }

  /** Before any job starts. */
  @Test
  void saysWhichColumnsDoNotFit() throws IOException {
    for (String[] call : new String[][] {
        {"models.iris(sepal_length)", "iris takes 4 columns, not 1: " + LENGTHS
            + "; or one struct that has them by these names"},
        {"models.iris(species, sepal_width, petal_length, row > 3)", "iris can't take these columns: 'sepal_length' is"
            + " STRING, but the model takes a number; 'petal_width' is BOOLEAN, but the model takes a number"},
        {"models.iris(struct(sepal_length, sepal_width, petal_length AS petal_lenght))", "the model can't take these"
            + " columns: there is no column 'petal_length' (did you mean it by 'petal_lenght'?); there is no column"
            + " 'petal_width'"},
        {"models.bearings(petal_width)", "'vibration' is DOUBLE, but the model takes an array with a number for each"
            + " step"},
        {"models.shapes(species)", "'image' is STRING, but the model takes the bytes of an image file (BINARY)"}}) {
      AnalysisException e = assertThrows(AnalysisException.class, () -> spark.sql("SELECT " + call[0]
          + " FROM flowers"));
      assertTrue(e.getMessage().contains(call[1]), e.getMessage());
    }
    GanglionModel iris = GanglionModel.load(path("iris"));
    assertEquals("the model can't take these columns: there is no column 'petal_length' (did you mean it by"
        + " 'petal_lenght'?). There are row, sepal_length, sepal_width, petal_lenght, petal_width, species",
        assertThrows(UnsupportedOperationException.class, () -> iris.transform(flowers()
            .withColumnRenamed("petal_length", "petal_lenght"))).getMessage());
    assertEquals("the table has a column 'species' already: choose another name for the predictions",
        assertThrows(UnsupportedOperationException.class, () -> iris.into("species").transform(flowers()))
            .getMessage());
  }

  @Test
  void saysWhichModelIsNotThere() {
    assertTrue(message(() -> spark.sql("SELECT models.roses(1)")).contains("[UNRESOLVED_ROUTINE] Cannot resolve routine"
        + " `models`.`roses` on search path"));
    assertEquals("spark.sql.catalog.unset.path isn't set: set it to the folder with the models",
        cause(() -> spark.sql("SELECT unset.iris(1)")));
    assertEquals(folder + "/none: there is no such model; name the directory of a run, or the model.ganglion in one",
        assertThrows(FileNotFoundException.class, () -> GanglionModel.load(folder + "/none")).getMessage());
  }

  /** An unknown label fails the job, as it fails the command. */
  @Test
  void saysWhatTheModelDoesNotKnow() throws IOException {
    Dataset<Row> odd = spark.sql("SELECT 3 AS pclass, 'A. Nobody' AS name, 'neither' AS sex, 30.0D AS age, 0 AS sibsp,"
        + " 0 AS parch, 7.25D AS fare, 'S' AS embarked");
    assertEquals("column 'sex': 'neither' is not among the labels of the training rows; they are 'female', 'male'",
        cause(() -> GanglionModel.load(path("titanic")).transform(odd).collectAsList()));
  }

  @Test
  void isAStageOfAPipelineThatCanBeSaved() throws IOException {
    GanglionTransformer stage = new GanglionTransformer().setPath(path("iris")).setOutputColumn("flower");
    PipelineModel pipeline = new Pipeline().setStages(new PipelineStage[] {stage}).fit(flowers());
    String saved = folder.resolve("pipeline").toString();
    pipeline.write().overwrite().save(saved);
    Dataset<Row> predicted = PipelineModel.load(saved).transform(flowers());
    assertEquals(Predicted.byCommand(MODELS.get("iris"), EXAMPLES.resolve("data/iris.csv")),
        predictions(predicted, "flower"));
    assertEquals(stage.transformSchema(flowers().schema()), predicted.schema());
    assertFalse(stage.copy(new org.apache.spark.ml.param.ParamMap()).uid().isEmpty());
  }
}
