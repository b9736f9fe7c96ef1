package io.ganglion.runner.cli;

import io.ganglion.runner.Bench;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.JDBC;

/** An SQLite database with the iris data in the table {@code iris}, the last row first, numbered by {@code id}. */
final class IrisDatabase {
  private static final List<String> LINES =
      Bench.read(Path.of("../examples/data/iris.csv")).lines().toList();

  private final Path file;

  IrisDatabase(Path file) {
    this.file = file;
    try (Connection open = DriverManager.getConnection(url()); Statement statement = open.createStatement()) {
      statement.execute("CREATE TABLE iris (id INTEGER, sepal_length NUM, sepal_width NUM, petal_length NUM,"
          + " petal_width NUM, species TEXT)");
      open.setAutoCommit(false);
      try (PreparedStatement insert = open.prepareStatement("INSERT INTO iris VALUES (?, ?, ?, ?, ?, ?)")) {
        for (int i = LINES.size() - 1; i > 0; i--) {
          String[] cells = LINES.get(i).split(",");
          insert.setInt(1, i);
          for (int cell = 0; cell < cells.length; cell++) {
            insert.setString(cell + 2, cells[cell]);
          }
          insert.executeUpdate();
        }
      }
      open.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "jdbc:sqlite:" + file;
  }

  /** The jar of SQLite's driver. */
  static Path driver() {
    try {
      return Path.of(JDBC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with the same rows in their order; whole numbers have no point, as the database has them. */
  String csv() {
    List<String> numbered = new ArrayList<>(List.of("id," + LINES.get(0)));
    for (int i = 1; i < LINES.size(); i++) {
      numbered.add(i + "," + LINES.get(i).replaceAll("\\.0(?=,|$)", ""));
    }
    return String.join("\n", numbered) + "\n";
  }

  /** Runs a statement. */
  void change(String sql) {
    try (Connection open = DriverManager.getConnection(url()); Statement statement = open.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
