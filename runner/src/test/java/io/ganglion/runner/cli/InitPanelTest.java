package io.ganglion.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.runner.Bench;
import io.ganglion.runner.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that are drafted for several time series in one table. */
class InitPanelTest {
  private static final String[] SHOPS = {"Ulm", "Köln", "Basel"};

  @TempDir
  Path folder;
  private Bench bench;

  @BeforeEach
  void inAFolderOfItsOwn() {
    bench = new Bench(folder);
  }

  /** Rows of a week that comes again: day, shop, its size, how much was sold, and what is nearly that. */
  private static List<String[]> rows(int days) {
    List<String[]> rows = new ArrayList<>();
    for (int shop = 0; shop < SHOPS.length; shop++) {
      for (int day = 0; day < days + shop; day++) {
        rows.add(new String[] {Integer.toString(100 + day), SHOPS[shop], Integer.toString(70 + 20 * shop),
            Integer.toString(50 * shop + (day % 7 == 0 ? 40 : day % 7) + day % 3), Integer.toString(day % 5)});
      }
    }
    return rows;
  }

  private void write(List<String[]> rows) {
    StringBuilder table = new StringBuilder("day,shop,size,sold,staff\n");
    rows.forEach(row -> table.append(String.join(",", row)).append('\n'));
    bench.write("sales.csv", table.toString());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void draftsSeveralSeries(boolean sortedByDay) {
    List<String[]> rows = rows(60);
    if (sortedByDay) {
      rows.sort(Comparator.comparing(row -> row[0]));
    }
    write(rows);
    assertEquals("""
        target      sold: numbers
        examples    train 105, validation 27, test 27
        wrote       FOLDER/sales.yaml, FOLDER/.ganglion/experiment.schema.json
        next        ganglion run FOLDER/sales.yaml
        """, bench.ganglion("init FOLDER/sales.csv --target sold --time day --id shop --out FOLDER/sales.yaml").out());
    String yaml = Bench.read(folder.resolve("sales.yaml"));
    assertTrue(yaml.contains("""
          # the rows of one 'shop' are one series; each row is predicted from the rows before it; the series
          # is most like itself 7 rows before (autocorrelation 0.87)
          series: {id: shop, lags: 8, time: day, inputs: [sold]}
          # columns that are neither inputs nor targets
          ignore:
            # it is the same in all rows of one 'shop': to use it, remove it here and name it in 'constant'
            - size
            # to use its past as well, remove it here and name it in 'inputs'; in 'known', if it is known of
            # the rows to forecast
            - staff
        """), yaml);
    Path run = bench.run("sales", "--set", "training.epochs=30");
    String forecast = bench.ganglion("predict " + run + " FOLDER/sales.csv --steps 2").out();
    assertEquals(1 + 2 * SHOPS.length, forecast.lines().count(), forecast);
  }

  @Test
  void usesWhatIsConstant() {
    write(rows(60));
    bench.ganglion("init FOLDER/sales.csv --target sold --time day --id shop --out FOLDER/sales.yaml");
    bench.run("sales", "--set", "data.ignore=[staff]", "--set", "data.series.constant=[size]", "--set",
        "training.epochs=3");
  }

  @Test
  void refusesTimesThatAreNotInOrder() {
    List<String[]> rows = rows(20);
    rows.add(0, rows.remove(5));
    write(rows);
    Ran ran = bench.ganglion("init FOLDER/sales.csv --target sold --time day --id shop --out FOLDER/sales.yaml");
    ran.assertFails(4, """
        error: the time '100' comes after '105'
          --> FOLDER/sales.csv: row 3, column 'day'
          help: the rows of a time series must be sorted by time, and no time occurs twice
        """);
    assertFalse(Files.exists(folder.resolve("sales.yaml")));
  }
}
