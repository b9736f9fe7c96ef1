package io.ganglion.tables.proben1;

import io.ganglion.engine.data.Split;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.tables.SourceTable;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a {@code .dt} file holds, in its order: training examples, validation examples, test examples. */
final class Proben1Table implements SourceTable {
  private final String file;
  private final Table table;
  private final Proben1Header header;

  Proben1Table(String file, Table table, Proben1Header header) {
    this.file = file;
    this.table = table;
    this.header = header;
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Table table() {
    return table;
  }

  @Override
  public SourceTable keeping(int[] rows) {
    throw new IllegalStateException("every cell of a .dt file has a value, so that no row is left out");
  }

  /** An example is a line. */
  @Override
  public Place place(int row, String column) {
    return Place.at(file + ": line " + (Proben1Header.KEYS.size() + 1 + row) + ", column '" + column + "'");
  }

  @Override
  public Optional<Split> ownSplit() {
    int validation = header.training() + header.validation();
    return Optional.of(new Split(IntStream.range(0, header.training()).toArray(),
        IntStream.range(header.training(), validation).toArray(), IntStream.range(validation, table.rows()).toArray()));
  }
}
