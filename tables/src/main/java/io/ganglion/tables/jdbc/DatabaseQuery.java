package io.ganglion.tables.jdbc;

import io.ganglion.engine.data.Quoted;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Suggestion;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One reading of a query's rows, from the connection to its end. */
final class DatabaseQuery {
  /** Rows that are fetched together (chosen); PostgreSQL's driver would else hold all of them. */
  private static final int FETCH = 1000;
  /** SQLite's driver takes it when it connects, and not afterwards. */
  private static final String SQLITE = "jdbc:sqlite:";
  /** What SQLite calls read-only. */
  private static final String SQLITE_READ_ONLY = "1";
  private static final String READ_ONLY_STATE = "25006";

  private final Jdbc settings;
  private final UnaryOperator<@Nullable String> environment;
  private final DriverThread thread;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Statement statement;

  /** @param environment gives the value of an environment variable, or null */
  DatabaseQuery(Jdbc settings, UnaryOperator<@Nullable String> environment) {
    this.settings = settings;
    this.environment = environment;
    this.thread = new DriverThread(settings.timeout());
  }

  /**
   * All rows, sorted.
   *
   * @throws ProblemException if there are none, if they can't be read, or if two have the same key
   */
  QueryResult run() {
    return inTransaction(this::rows);
  }

  /** The names of the result's columns. */
  List<String> columns() {
    return inTransaction(open -> {
      try (PreparedStatement prepared = open.prepareStatement(settings.query())) {
        statement = prepared;
        ResultSetMetaData known = prepared.getMetaData();
        if (known != null) {
          return names(known);
        }
        prepared.setMaxRows(1); // some drivers know the columns of rows alone
        try (ResultSet rows = prepared.executeQuery()) {
          return names(rows.getMetaData());
        }
      }
    });
  }

  /** What is done with an open connection. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Connection open) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    Driver driver = Drivers.of(settings);
    Callable<T> call = () -> {
      try (Connection open = connected(driver)) {
        connection = open;
        open.setAutoCommit(false);
        try {
          return work.with(open);
        } catch (SQLException e) {
          throw refused(e);
        } finally {
          rollBack(open);
        }
      }
    };
    try {
      return thread.call(call, driver.getClass().getClassLoader(), this::cancel);
    } catch (TimeoutException e) {
      throw problem("nothing came from the database for " + settings.timeout() + (settings.timeout() == 1 ? " second"
          : " seconds"), "set 'timeout' of the format to more seconds, or to 0 for any time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ExitCode.INTERRUPTED, new Problem("reading was interrupted", place(), ""));
    } catch (ExecutionException e) {
      throw thrown(Objects.requireNonNull(e.getCause()));
    }
  }

  private static void rollBack(Connection open) {
    try {
      open.rollback();
    } catch (SQLException e) {
      // The connection is lost, and its transaction with it; what was thrown before says why.
    }
  }

  private RuntimeException thrown(Throwable cause) {
    if (cause instanceof SQLException lost) {
      return problem("the connection was lost: " + words(lost), "");
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  /** Ends what the other thread waits for, as well as the driver can. */
  private void cancel() {
    try {
      Statement running = statement;
      if (running != null) {
        running.cancel();
      }
      Connection open = connection;
      if (open != null) {
        open.abort(Runnable::run);
      }
    } catch (SQLException e) {
      // The thread is a daemon that is not waited for: it ends with the process.
    }
  }

  private Connection connected(Driver driver) {
    Properties properties = new Properties();
    settings.user().ifPresent(user -> properties.setProperty("user", user));
    String password = environment.apply(settings.passwordFrom());
    if (password != null && !password.isEmpty()) {
      properties.setProperty("password", password);
    }
    if (settings.url().startsWith(SQLITE)) {
      properties.setProperty("open_mode", SQLITE_READ_ONLY);
    }
    Connection open;
    try {
      open = driver.connect(settings.url(), properties);
    } catch (SQLException e) {
      throw problem("can't connect to the database: " + words(e), "check the URL, that the database runs, and the"
          + " user; the password is that of the environment variable " + settings.passwordFrom() + ", which is "
          + (password == null || password.isEmpty() ? "not set" : "set"));
    }
    if (open == null) {
      throw problem("the driver takes no such URL", "check the beginning of the URL");
    }
    try {
      open.setReadOnly(true);
    } catch (SQLFeatureNotSupportedException e) {
      // Nothing is committed all the same.
    } catch (SQLException e) {
      throw problem("the connection can't be made read-only: " + words(e), "");
    }
    return open;
  }

  private ProblemException refused(SQLException e) {
    String words = words(e);
    boolean changes = READ_ONLY_STATE.equals(e.getSQLState()) || words.contains("SQLITE_READONLY");
    return problem("the database refuses the query: " + words,
        changes ? "the connection is read-only: a query can't change anything" : "");
  }

  private QueryResult rows(Connection open) throws SQLException {
    try (Statement running = open.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement = running;
      running.setFetchSize(FETCH);
      if (!running.execute(settings.query())) {
        throw problem("the query gives no result", "write one that gives rows, such as SELECT");
      }
      QueryResult result;
      try (ResultSet rows = running.getResultSet()) {
        result = rows(rows);
      }
      if (running.getMoreResults() || running.getUpdateCount() != -1) {
        throw problem("the query gives several results", "write one that gives a single one");
      }
      return result;
    }
  }

  private QueryResult rows(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> names = names(columns);
    CellValue[] cells = new CellValue[names.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new CellValue(names.get(i), columns.getColumnTypeName(i + 1), columns.getColumnType(i + 1), place());
    }
    QueryResult result = new QueryResult(settings.shown(), names, settings.orderBy());
    @Nullable Object[] values = new Object[cells.length];
    while (rows.next()) {
      for (int i = 0; i < cells.length; i++) {
        values[i] = cells[i].of(rows, i + 1);
      }
      result.add(values);
      thread.step();
    }
    result.sort();
    return result;
  }

  /** All there, all different, and those among them by which rows are sorted. */
  private List<String> names(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = Optional.ofNullable(columns.getColumnLabel(i)).orElse("").strip();
      if (name.isEmpty()) {
        throw problem("column " + i + " of the result has no name", "give it one in the query, by AS");
      }
      if (names.contains(name)) {
        throw problem("columns " + (names.indexOf(name) + 1) + " and " + i + " of the result are both called '" + name
            + "'", "give one of them another name in the query, by AS");
      }
      names.add(name);
    }
    for (String key : settings.orderBy()) {
      if (!names.contains(key)) {
        throw problem("the result has no column '" + key + "', which 'order-by' names",
            Suggestion.nearest(key, names).map(near -> "did you mean '" + near + "'? ").orElse("")
                + "its columns are " + Quoted.list(names));
      }
    }
    return names;
  }

  private Place place() {
    return Place.at(settings.shown());
  }

  private ProblemException problem(String message, String help) {
    return new ProblemException(ExitCode.DATA, new Problem(message, place(), help));
  }

  /** What the database says, in one line; whatever it repeats, not the password. */
  private String words(SQLException e) {
    String said = e.getMessage() == null ? e.toString() : e.getMessage().strip().replaceAll("\\s+", " ");
    String password = environment.apply(settings.passwordFrom());
    return password == null || password.isEmpty() ? said : said.replace(password, "*".repeat(password.length()));
  }
}
