package io.ganglion.tables.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver whose databases, {@code jdbc:fake:NAME}, are said by tests: for what SQLite doesn't do. */
public final class FakeDriver implements Driver {
  private static final String URL = "jdbc:fake:";
  private static final Map<String, Database> DATABASES = new ConcurrentHashMap<>();

  /**
   * What one gives.
   *
   * @param types the names of the columns' types; the columns are called c1, c2, …
   * @param row what {@code getObject(column)} gives in the only row
   * @param inTime what {@code getObject(column, class)} gives
   * @param further whether there is another result behind the first
   * @param refusal thrown when a connection is asked for; null for none
   */
  record Database(List<String> types, List<Object> row, Map<Class<?>, Object> inTime, boolean further,
      @Nullable SQLException refusal) {
    Database(List<String> types, List<Object> row) {
      this(types, row, Map.of(), false, null);
    }
  }

  /** What was called of the connections, statements and results of each database. */
  private static final Map<String, List<String>> CALLS = new ConcurrentHashMap<>();

  static void says(String name, Database database) {
    DATABASES.put(name, database);
    CALLS.put(name, new ArrayList<>());
  }

  static List<String> calls(String name) {
    return CALLS.get(name);
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    String name = url.substring(URL.length());
    Database database = DATABASES.get(name);
    if (database.refusal() != null) {
      throw database.refusal();
    }
    List<String> calls = CALLS.get(name);
    calls.add("connect " + new TreeMap<>(properties));
    return proxy(Connection.class, (self, method, arguments) -> {
      calls.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
      return method.getName().equals("createStatement") ? statement(database) : null;
    });
  }

  private static Statement statement(Database database) {
    return proxy(Statement.class, (self, method, arguments) -> switch (method.getName()) {
      case "execute" -> true;
      case "getResultSet" -> rows(database);
      case "getMoreResults" -> database.further();
      case "getUpdateCount" -> -1;
      default -> null;
    });
  }

  private static ResultSet rows(Database database) {
    int[] read = new int[1];
    return proxy(ResultSet.class, (self, method, arguments) -> switch (method.getName()) {
      case "next" -> read[0]++ == 0;
      case "getMetaData" -> columns(database);
      case "getObject" -> {
        if (arguments.length == 1) {
          yield database.row().get((int) arguments[0] - 1);
        }
        Object value = database.inTime().get(arguments[1]);
        if (value == null) {
          throw new SQLException("conversion to " + arguments[1] + " is not supported");
        }
        yield value;
      }
      case "close" -> null;
      default -> throw new UnsupportedOperationException(method.getName());
    });
  }

  private static ResultSetMetaData columns(Database database) {
    return proxy(ResultSetMetaData.class, (self, method, arguments) -> switch (method.getName()) {
      case "getColumnCount" -> database.types().size();
      case "getColumnLabel" -> "c" + arguments[0];
      case "getColumnTypeName" -> database.types().get((int) arguments[0] - 1);
      default -> 0;
    });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(FakeDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
