package io.ganglion.tables.jdbc;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.ImageColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Secrets;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.DataFormats;
import io.ganglion.tables.DataHash;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import io.ganglion.tables.TextLayout;
import io.ganglion.tables.csv.CsvReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows that a query of a database gives.
 *
 * <p>The result is written as CSV, sorted by {@code orderBy}, and read as a CSV file is: so its columns have the same
 * types, its cells the same bits, and its lints the same words as those of a file with the same rows, whatever the
 * database's collation and the client's time zone. The SHA-256 of the data is that of this text.
 *
 * <p>The connection is read-only, nothing is ever committed, and the transaction is rolled back at the end.
 *
 * @param url of the database, without a password
 * @param query gives the rows
 * @param orderBy columns of the result that together tell all rows apart
 * @param driverJar the jar of the driver; empty if it is on the class path
 * @param user empty if the URL, or the driver, says it
 * @param passwordFrom the environment variable with the password
 * @param timeout for how many seconds nothing may come from the database; 0 for any time
 */
public record Jdbc(
    @Setting("the database, as the manual of its driver writes it, such as jdbc:postgresql://HOST/DATABASE; without a"
        + " password") String url,
    @Setting("the query that gives the rows: one SELECT, WITH, VALUES or TABLE") String query,
    @Setting("the column or columns of the result by which its rows are sorted; together they tell all rows apart")
    List<String> orderBy,
    @Setting("the jar of the database's driver; none if it is on the class path") Optional<Path> driverJar,
    @Setting("the user of the database") Optional<String> user,
    @Setting("the environment variable that holds the password") String passwordFrom,
    @Setting("after how many seconds without anything from the database reading fails, ≥ 0; 0 for never") int timeout)
    implements DataFormat {
  /** Five minutes (chosen): a query that sorts or joins may take that long before its first row. */
  private static final int SECONDS = 300;
  private static final String SCHEME = "jdbc:";

  /** With what has to be given unset. */
  @SuppressWarnings("NullAway") // only the instance of the defaults holds null
  public Jdbc() {
    this(null, null, null, Optional.empty(), Optional.empty(), "GANGLION_JDBC_PASSWORD", SECONDS);
  }

  /** Checks that nothing is a password, and that the query can be one. */
  public Jdbc {
    if (url != null && !url.startsWith(SCHEME)) {
      throw new InvalidSettingException("url", "must begin with '" + SCHEME + "'");
    }
    if (url != null && Secrets.isIn(url)) {
      throw new InvalidSettingException("url", "must hold no password, which is read from the environment variable"
          + " that 'password-from' names");
    }
    if (query != null) {
      QueryText.requireOne(query);
    }
    if (orderBy != null) {
      if (orderBy.isEmpty()) {
        throw new InvalidSettingException("orderBy", "must name at least one column");
      }
      orderBy = List.copyOf(orderBy);
    }
    if (!passwordFrom.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new InvalidSettingException("passwordFrom", "must be the name of an environment variable");
    }
    Require.atLeast("timeout", timeout, 0);
  }

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public String title() {
    return "database";
  }

  @Override
  public boolean needsFile() {
    return false;
  }

  @Override
  public boolean namesColumns() {
    return true;
  }

  /** Its rows are read as those of a CSV file. */
  @Override
  public boolean isDelimited() {
    return true;
  }

  @Override
  public DataFormat ofNewData() {
    return DataFormats.usual();
  }

  @Override
  public Map<String, String> jars() {
    Map<String, String> hashes = new TreeMap<>();
    driverJar.ifPresent(jar -> hashes.put(jar.toString(), Drivers.jar(jar).sha256()));
    return hashes;
  }

  @Override
  public Optional<List<String>> columnNames(TableRequest request) {
    return Optional.of(new DatabaseQuery(this, System::getenv).columns());
  }

  @Override
  public SourceTable read(TableRequest request) {
    QueryResult result = new DatabaseQuery(this, System::getenv).run();
    String sha256 = result.sha256();
    return new JdbcTable(CsvReader.read(result.csv(), new TextLayout(), request.columns()), sha256);
  }

  /** Of the text; and of the images that its cells name, where a column is of images. */
  @Override
  public String sha256(TableRequest request, SourceTable table) {
    String ofRows = ((JdbcTable) table).sha256();
    List<Column> images = table.table().columns().stream().filter(ImageColumn.class::isInstance).toList();
    return images.isEmpty() ? ofRows : DataHash.of(ofRows, new Table(images));
  }

  /** The database in messages: without what stands behind the address. */
  String shown() {
    return url.replaceFirst("[?;].*", "");
  }
}
