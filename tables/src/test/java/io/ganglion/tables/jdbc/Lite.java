package io.ganglion.tables.jdbc;

import io.ganglion.problem.ProblemException;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.WantedColumns;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** An SQLite database in a folder, whose path messages call {@code FOLDER}. */
final class Lite {
  private final Path folder;

  Lite(Path folder, String... statements) {
    this.folder = folder;
    try (Connection open = DriverManager.getConnection(url()); Statement statement = open.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "jdbc:sqlite:" + folder.resolve("test.db");
  }

  Jdbc query(String query, String... orderBy) {
    return new Jdbc(url(), query, List.of(orderBy), Optional.empty(), Optional.empty(), "GANGLION_JDBC_PASSWORD", 60);
  }

  SourceTable read(String query, String... orderBy) {
    return read(query(query, orderBy));
  }

  static SourceTable read(Jdbc format) {
    return format.read(request());
  }

  static TableRequest request() {
    return new TableRequest(List.of(), new TextLayout(), WantedColumns.ALL.allowingGaps(column -> true),
        TableRequest.Use.TRAINING);
  }

  /** What is said where reading fails. */
  String failure(String query, String... orderBy) {
    return failure(query(query, orderBy));
  }

  String failure(Jdbc format) {
    return Assertions.assertThrows(ProblemException.class, () -> read(format)).getMessage()
        .replace(folder.toString(), "FOLDER");
  }
}
