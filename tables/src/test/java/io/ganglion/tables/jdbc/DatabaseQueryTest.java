package io.ganglion.tables.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.problem.ProblemException;
import io.ganglion.tables.csv.CsvReader;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import io.ganglion.tables.jdbc.FakeDriver.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By a driver that does what it is told. */
class DatabaseQueryTest {
  private static QueryResult run(String name, Map<String, String> environment) {
    return new DatabaseQuery(new Jdbc("jdbc:fake:" + name, "SELECT 1", List.of("c1"), Optional.empty(),
        Optional.of("ann"), "ITS_PASSWORD", 60), environment::get).run();
  }

  private static String failure(String name, Database database, Map<String, String> environment) {
    FakeDriver.says(name, database);
    return assertThrows(ProblemException.class, () -> run(name, environment)).getMessage();
  }

  private static String csv(Database database) {
    FakeDriver.says("values", database);
    try {
      return new String(run("values", Map.of()).csv().open().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void connectsToReadAndNeverCommits() {
    FakeDriver.says("calls", new Database(List.of("int"), List.of(1)));
    run("calls", Map.of("ITS_PASSWORD", "s3cret"));
    assertEquals(List.of("connect {password=s3cret, user=ann}", "setReadOnly true", "setAutoCommit false",
        "createStatement 1003", "rollback", "close"), FakeDriver.calls("calls"));
    FakeDriver.says("calls", new Database(List.of("int"), List.of(1)));
    run("calls", Map.of());
    assertEquals("connect {user=ann}", FakeDriver.calls("calls").get(0));
  }

  @Test
  void writesValuesAsTheyAreOnEveryMachine() {
    assertEquals("c1,c2,c3,c4,c5,c6,c7,c8\n1,1.50,0.1,0.1,true,-9007199254740993,7e300,0\n", csv(new Database(
        List.of("int", "numeric", "float8", "float4", "bool", "int8", "float8", "float8"), List.of(1,
            new BigDecimal("1.50"), 0.1, 0.1f, true, -9007199254740993L, 7e300, 0.0))));
    assertEquals("c1,c2\nNaN,c0ffee00-0000-0000-0000-000000000001\n", csv(new Database(List.of("float8", "uuid"),
        List.of(Double.NaN, UUID.fromString("c0ffee00-0000-0000-0000-000000000001")))));
  }

  /** What java.sql would say depends on the time zone of the process; it isn't asked. */
  @Test
  void writesDatesAndTimesInIso() {
    Map<Class<?>, Object> inTime = Map.of(LocalDate.class, LocalDate.of(2024, 2, 29), LocalTime.class,
        LocalTime.of(7, 30), LocalDateTime.class, LocalDateTime.of(2024, 3, 31, 2, 30), OffsetDateTime.class,
        OffsetDateTime.parse("2024-03-31T02:30:00.5+02:00"));
    assertEquals("c1,c2,c3,c4\n2024-02-29,07:30:00,2024-03-31T02:30:00,2024-03-31T00:30:00.5Z\n", csv(new Database(
        List.of("date", "time", "timestamp", "timestamptz"), List.of(new Date(0), new Time(0), new Timestamp(0),
            new Timestamp(0)), inTime, false, null)));
    assertEquals("c1,c2,c3\n2024-02-29T12:00:00Z,2024-02-29,2024-02-29T12:00:00Z\n", csv(new Database(
        List.of("timestamp with time zone", "date", "datetimeoffset"), List.of(Instant.parse("2024-02-29T12:00:00Z"),
            LocalDate.of(2024, 2, 29), OffsetDateTime.parse("2024-02-29T07:00:00-05:00")))));
    assertEquals("c1,c2\ninfinity,-infinity\n", csv(new Database(List.of("date", "timestamptz"),
        List.of(LocalDate.MAX, OffsetDateTime.MIN))));
  }

  @Test
  void quotesWhatHoldsAQuoteACommaOrALineEnd() {
    Object[] row = {1, "a,b", "say \"hi\"", "two\nlines", "", null, " blanks ", "\r"};
    assertEquals("c1,c2,c3,c4,c5,c6,c7,c8\n1,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"\",, blanks ,\"\r\"\n",
        csv(new Database(List.of("int", "text", "text", "text", "text", "text", "text", "text"),
            Arrays.asList(row))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "bytea | bytes    | column 'c2' is of type bytea, bytes, which are no cells of a table",
      "json  | object   | column 'c2' is of type json, which is neither a number nor text, a truth value, a date or a"
          + " time",
      "date  | date     | column 'c2' of type date can't be read: conversion to class java.time.LocalDate is not"
          + " supported"})
  void refusesOtherValues(String type, String value, String message) {
    Object second = switch (value) {
      case "bytes" -> new byte[1];
      case "date" -> new Date(0);
      default -> List.of();
    };
    assertEquals("error: " + message + "\n  --> jdbc:fake:other", failure("other",
        new Database(List.of("int", type), List.of(1, second)), Map.of()).replaceFirst("\n  help.*", ""));
  }

  @Test
  void refusesSeveralResults() {
    assertEquals("""
        error: the query gives several results
          --> jdbc:fake:two
          help: write one that gives a single one""",
        failure("two", new Database(List.of("int"), List.of(1), Map.of(), true, null), Map.of()));
  }

  /** In one line, without what would move the cursor, and whatever the database repeats. */
  @Test
  void saysWhyThereIsNoConnection() {
    SQLException refusal = new SQLException("FATAL: no \u001b[31mway\n  for ann with s3cret,\tsorry");
    Database database = new Database(List.of("int"), List.of(1), Map.of(), false, refusal);
    assertEquals("""
        error: can't connect to the database: FATAL: no \\u001b[31mway for ann with ******, sorry
          --> jdbc:fake:shut
          help: check the URL, that the database runs, and the user; the password is that of the environment variable \
        ITS_PASSWORD, which is set""", failure("shut", database, Map.of("ITS_PASSWORD", "s3cret")));
    assertEquals("""
        error: can't connect to the database: FATAL: no \\u001b[31mway for ann with s3cret, sorry
          --> jdbc:fake:shut
          help: check the URL, that the database runs, and the user; the password is that of the environment variable \
        ITS_PASSWORD, which is not set""", failure("shut", database, Map.of()));
  }

  @Test
  void rowsAreReadLikeThoseOfAFile() {
    FakeDriver.says("read", new Database(List.of("int", "text"), List.of(7, "x")));
    assertEquals("jdbc:fake:read: the row of c1 7, column 'c2'", CsvReader.read(run("read", Map.of()).csv(),
        new TextLayout(), WantedColumns.ALL).place(0, "c2").where());
  }
}
