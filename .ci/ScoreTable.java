import io.ganglion.spark.GanglionModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A program for spark-submit: scores a Parquet table by a model in SQL and as a table, and compares both with what
 * {@code ganglion predict} printed, to the last bit. Arguments: the name of a model in the catalog; its file; a CSV
 * file and its columns' types; what the command printed; a folder for Parquet files; how often the rows are repeated.
 */
public final class ScoreTable {
  private ScoreTable() {}

  /** Prints what it compared; ends with an exception if anything differs. */
  public static void main(String[] args) throws Exception {
    SparkSession spark = SparkSession.builder().appName("score " + args[0]).getOrCreate();
    int times = Integer.parseInt(args[6]);
    List<String> printed = Files.readAllLines(Path.of(args[4])).stream().skip(1).toList();
    Dataset<Row> file = spark.read().option("header", true).option("escape", "\"").schema(args[3]).csv(args[2]);
    // Of a file that is one partition, rows are numbered in their order.
    Dataset<Row> numbered = file.coalesce(1).withColumn("row", functions.monotonically_increasing_id());
    if (numbered.count() != printed.size()) {
      throw new IllegalStateException(numbered.count() + " rows, but " + printed.size() + " predictions");
    }
    numbered.crossJoin(spark.range(times).withColumnRenamed("id", "block")).repartition(7).write().mode("overwrite")
        .parquet(args[5]);
    Dataset<Row> table = spark.read().parquet(args[5]);
    table.createOrReplaceTempView("t");
    Dataset<Row> bySql = spark.sql("SELECT row, models." + args[0] + "_struct(struct(*)) AS prediction FROM t");
    Dataset<Row> byTable = GanglionModel.load(args[1]).transform(table).select("row", "prediction");
    Files.delete(Path.of(args[1])); // what executors need of it comes with their tasks
    compare("SQL", bySql, printed, times);
    compare("transform", byTable, printed, times);
    spark.stop();
  }

  private static void compare(String way, Dataset<Row> predicted, List<String> printed, int times) {
    int[] seen = new int[printed.size()];
    long start = System.nanoTime();
    for (Row row : predicted.collectAsList()) {
      int number = (int) row.getLong(0);
      if (!isPrinted(row.getStruct(1), printed.get(number))) {
        throw new IllegalStateException(way + ", row " + number + ": " + row.getStruct(1) + ", not "
            + printed.get(number));
      }
      seen[number]++;
    }
    List<Integer> wrong = new ArrayList<>();
    for (int count : seen) {
      if (count != times) {
        wrong.add(count);
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(way + ": rows that aren't there " + times + " times: " + wrong);
    }
    System.out.printf("%s: %d rows as predict has them, in %.1f s%n", way, (long) printed.size() * times,
        (System.nanoTime() - start) / 1e9);
  }

  private static boolean isPrinted(Row struct, String line) {
    String[] cells = line.split(",");
    boolean same = cells.length == struct.length();
    for (int i = 0; same && i < cells.length; i++) {
      same = struct.get(i) instanceof Double number ? number == Double.parseDouble(cells[i])
          : cells[i].equals(struct.get(i));
    }
    return same;
  }
}
