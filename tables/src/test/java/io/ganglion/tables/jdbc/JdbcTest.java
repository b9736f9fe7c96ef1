package io.ganglion.tables.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.plugins.Sha256;
import io.ganglion.problem.ProblemException;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.DataHash;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.csv.CsvReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of SQLite databases. */
class JdbcTest {
  /** It has rows without end, and gives none of them. */
  private static final String ENDLESS =
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) AS id FROM n";

  @TempDir
  Path folder;

  private Lite people() {
    return new Lite(folder, "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born TEXT, height REAL, fee NUM)",
        """
        INSERT INTO people VALUES (3, 'Ann, the first', '1980-02-29', 1.75, 12.50), (1, NULL, '1979-12-31', 1.5, 3),
          (2, 'say "hi"', '2001-01-01', NULL, 1e3), (10, '', '1999-05-05', 0.1, 1234567890123)
        """);
  }

  @Test
  void readsWhatACsvFileOfTheSameRowsHolds() {
    String csv = """
        id,name,born,height,fee
        1,,1979-12-31,1.5,3
        2,"say ""hi\""",2001-01-01,,1000
        3,"Ann, the first",1980-02-29,1.75,12.5
        10,"",1999-05-05,0.1,1234567890123
        """;
    Jdbc format = people().query("SELECT * FROM people", "id");
    SourceTable read = Lite.read(format);
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    assertEquals(Sha256.of(bytes), format.sha256(Lite.request(), read));
    assertEquals(DataHash.of(CsvReader.read(new ByteSource.OfBytes("people.csv", bytes), new TextLayout(),
        WantedColumns.ALL.allowingGaps(column -> true)).table()), DataHash.of(read.table()));
    assertEquals(List.of(Column.Type.NUMBER, Column.Type.CATEGORY, Column.Type.DATE, Column.Type.NUMBER,
        Column.Type.NUMBER), read.table().columns().stream().map(Column::type).toList());
  }

  /** However the database gives them. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ORDER BY id DESC", " ORDER BY name", " ORDER BY random()"})
  void sortsRowsByItself(String order) {
    Lite lite = people();
    SourceTable read = lite.read("SELECT * FROM people" + order, "id");
    assertArrayEquals(new double[] {1, 2, 3, 10}, ((NumberColumn) read.table().column("id").orElseThrow()).values());
    assertEquals(hash(lite.query("SELECT * FROM people", "id")),
        hash(lite.query("SELECT * FROM people" + order, "id")));
  }

  private static String hash(Jdbc format) {
    return format.sha256(Lite.request(), Lite.read(format));
  }

  /** Of any cell, whether it is read or not. */
  @ParameterizedTest
  @ValueSource(strings = {"UPDATE people SET name = 'x' WHERE id = 1", "DELETE FROM people WHERE id = 10",
      "UPDATE people SET name = NULL WHERE id = 10"})
  void hasAnotherHashOnceItIsChanged(String change) {
    String before = hash(people().query("SELECT * FROM people", "id"));
    assertNotEquals(before, hash(new Lite(folder, change).query("SELECT * FROM people", "id")));
  }

  private static List<String> labels(SourceTable read, String column) {
    CategoryColumn labels = (CategoryColumn) read.table().column(column).orElseThrow();
    return IntStream.range(0, labels.size()).mapToObj(labels::label).toList();
  }

  /** Numbers by value before text by code units, whatever a collation would say. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "(10, 'x'), (9, 'y'), (-1.5, 'z')       | z y x",
      "('b', 'x'), ('B', 'y'), ('a', 'z')     | y z x",
      "('a', 'x'), (2, 'y'), ('10', 'z')      | y z x",
      "('2024-02-10', 'x'), ('2024-02-09', 'y'), ('2023-12-31', 'z') | z y x"})
  void sortsByValue(String values, String expected) {
    SourceTable read = new Lite(folder).read("WITH t(k, v) AS (VALUES " + values + ") SELECT * FROM t", "k");
    assertEquals(List.of(expected.split(" ")), labels(read, "v"));
  }

  @Test
  void sortsBySeveralColumns() {
    SourceTable read = new Lite(folder).read("""
        WITH t(year, month, v) AS (VALUES (2024, 2, 'c'), (2023, 12, 'b'), (2024, 1, 'd'), (2023, 3, 'a'))
        SELECT v, month, year FROM t""", "year", "month");
    assertEquals(List.of("a", "b", "d", "c"), labels(read, "v"));
  }

  @Test
  void refusesRowsThatTheKeyDoesNotTellApart() {
    Lite lite = people();
    assertEquals("""
        error: two rows have one 1: 'order-by' must tell all rows apart
          --> jdbc:sqlite:FOLDER/test.db
          help: the order of the rows decides which are for training: name a column without repeated values, such as \
        the primary key, or several that are unique together""", lite.failure("SELECT *, 1 AS one FROM people", "one"));
    assertTrue(lite.failure("SELECT id > 1 AS tall, substr(born, 1, 2) AS age FROM people", "age", "tall")
        .startsWith("error: two rows have age 19, tall 1: 'order-by' must"));
    assertTrue(lite.failure("VALUES (1, 'a'), (1.0, 'b')", "column1").startsWith("error: two rows have column1 1"));
    assertTrue(lite.failure("SELECT * FROM people UNION ALL SELECT * FROM people", "id")
        .startsWith("error: two rows have id 1:"));
  }

  @ParameterizedTest
  @CsvSource({"name, 1", "height, 2", "none, 1"})
  void refusesKeysWithoutAValue(String key, int row) {
    assertEquals("""
        error: row %d of the result has no value in '%s', by which the rows are sorted
          --> jdbc:sqlite:FOLDER/test.db
          help: name a column in 'order-by' that every row has a value in, or leave such rows out of the query"""
        .formatted(row, key), people().failure("SELECT *, NULL AS none FROM people ORDER BY id", key));
  }

  @Test
  void namesCellsByTheKeysOfTheirRows() {
    SourceTable read = people().read("SELECT * FROM people", "id");
    assertEquals("jdbc:sqlite:" + folder + "/test.db: the row of id 3, column 'name'",
        read.place(2, "name").where());
    assertEquals("jdbc:sqlite:" + folder + "/test.db: the row of id 10, column 'name'",
        read.keeping(new int[] {0, 3}).place(1, "name").where());
    Jdbc format = new Lite(folder).query("SELECT id, name FROM people", "id");
    TableRequest request = new TableRequest(List.of(), new TextLayout(), WantedColumns.ALL
        .typed(Map.of("name", Column.Type.NUMBER)).allowingGaps(column -> true), TableRequest.Use.TRAINING);
    assertEquals("""
        error: 'say "hi"' is not a number; 1 more row has the same error
          --> jdbc:sqlite:FOLDER/test.db: the row of id 2, column 'name'
          help: a number such as 12, -0.5 or 1.5e-3 is expected""",
        assertThrows(ProblemException.class, () -> format.read(request)).getMessage()
            .replace(folder.toString(), "FOLDER"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "SELECT 1 AS id, 2 AS id      | columns 1 and 2 of the result are both called 'id'",
      "SELECT 1 AS id, 2 AS ' '     | column 2 of the result has no name",
      "SELECT 1 AS ip               | the result has no column 'id', which 'order-by' names",
      "SELECT 1 AS id WHERE 1 > 2   | the query gives no rows",
      "SELECT * FROM people WHERE 0 | the query gives no rows",
      "VALUES (1)                   | the result has no column 'id', which 'order-by' names",
      "SELECT 1 AS id, x'00ff' AS b | column 'b' is of type BLOB, bytes, which are no cells of a table",
      "SELECT * FROM peple          | the database refuses the query: [SQLITE_ERROR] SQL error or missing database"
          + " (no such table: peple)",
      "SELECT idd AS id FROM people | the database refuses the query: [SQLITE_ERROR] SQL error or missing database"
          + " (no such column: idd)",
      "SELECT * FRM people          | the database refuses the query: [SQLITE_ERROR] SQL error or missing database"
          + " (near \"FRM\": syntax error)",
      "WITH t AS (SELECT 1) DELETE FROM people        | the database refuses the query: [SQLITE_READONLY] Attempt to"
          + " write a readonly database (attempt to write a readonly database)",
      "WITH t AS (SELECT 1) UPDATE people SET name=id | the database refuses the query: [SQLITE_READONLY] Attempt to"
          + " write a readonly database (attempt to write a readonly database)",
      "WITH t AS (SELECT 1) INSERT INTO people VALUES (7,1,1,1,1) | the database refuses the query: [SQLITE_READONLY]"
          + " Attempt to write a readonly database (attempt to write a readonly database)"})
  void saysWhatIsWrongWithAQuery(String query, String message) {
    Lite lite = people();
    String failure = lite.failure(query, "id");
    assertEquals("error: " + message + "\n  --> jdbc:sqlite:FOLDER/test.db",
        failure.replaceFirst("\n  help(?s).*", ""));
    assertEquals(4, lite.read("SELECT * FROM people", "id").table().rows(), "nothing was changed");
  }

  /** SQLite would make the file. */
  @Test
  void makesNoDatabase() {
    Jdbc format = new Jdbc("jdbc:sqlite:" + folder.resolve("none.db"), "SELECT 1 AS id", List.of("id"),
        Optional.empty(), Optional.empty(), "GANGLION_JDBC_PASSWORD", 60);
    assertEquals("""
        error: can't connect to the database: [SQLITE_CANTOPEN] Unable to open the database file (unable to open \
        database file)
          --> jdbc:sqlite:FOLDER/none.db
          help: check the URL, that the database runs, and the user; the password is that of the environment variable \
        GANGLION_JDBC_PASSWORD, which is not set""", new Lite(folder).failure(format));
    assertFalse(Files.exists(folder.resolve("none.db")));
  }

  @Test
  void givesUpWhenNothingComes() {
    Lite lite = new Lite(folder);
    Jdbc format = new Jdbc(lite.url(), ENDLESS, List.of("id"), Optional.empty(), Optional.empty(),
        "GANGLION_JDBC_PASSWORD", 1);
    assertEquals("""
        error: nothing came from the database for 1 second
          --> jdbc:sqlite:FOLDER/test.db
          help: set 'timeout' of the format to more seconds, or to 0 for any time""", lite.failure(format));
  }

  @Test
  void endsWhenItsThreadIsInterrupted() throws InterruptedException {
    Jdbc format = new Lite(folder).query(ENDLESS, "id");
    AtomicReference<String> said = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    Thread reader = new Thread(() -> {
      begun.countDown();
      said.set(assertThrows(ProblemException.class, () -> Lite.read(format)).exitCode() + " "
          + Thread.currentThread().isInterrupted());
    });
    reader.start();
    begun.await();
    reader.interrupt();
    reader.join();
    assertEquals("INTERRUPTED true", said.get());
  }

  @Test
  void knowsTheColumnsWithoutReadingRows() {
    assertEquals(Optional.of(List.of("id", "name", "born", "height", "fee")),
        people().query("SELECT * FROM people WHERE id > 99", "id").columnNames(Lite.request()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:nonesuch://localhost/x", "jdbc:oracl:thin:@x", "jdbc:mysql://localhost/x"})
  void saysThatNoDriverTakesAUrl(String url) {
    Jdbc format = new Jdbc(url, "SELECT 1", List.of("id"), Optional.empty(), Optional.empty(), "P", 1);
    assertEquals("""
        error: no driver takes '%s'
          --> the class path
          help: name the jar of the database's driver in 'driver-jar'""".formatted(url),
        new Lite(folder).failure(format));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://ann:s3cret@localhost/x", "jdbc:postgresql://localhost/x?password=s3cret",
      "jdbc:sqlserver://h;user=a;Password=s3cret;x=1", "jdbc:oracle:thin:scott/s3cret@//h:1521/x",
      "jdbc:mysql://h/x?user=a&pwd=s3cret", "jdbc:databricks://h;auth_access_token=s3cret"})
  void refusesPasswordsInTheUrl(String url) {
    InvalidSettingException refused = assertThrows(InvalidSettingException.class, () ->
        new Jdbc(url, "SELECT 1", List.of("id"), Optional.empty(), Optional.empty(), "P", 1));
    assertEquals("url must hold no password, which is read from the environment variable that 'password-from' names",
        refused.component() + " " + refused.problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://localhost:5432/x?user=ann&sslmode=require", "jdbc:sqlite:a@b.db",
      "jdbc:oracle:thin:@//h:1521/x"})
  void takesOtherUrls(String url) {
    assertEquals(url, new Jdbc(url, "SELECT 1", List.of("id"), Optional.empty(), Optional.empty(), "P", 1).url());
  }
}
