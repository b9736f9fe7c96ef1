package io.ganglion.runner.waves;

import io.ganglion.api.Require;
import io.ganglion.api.Setting;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.tables.DataFormat;
import io.ganglion.tables.SourceTable;
import io.ganglion.tables.TableRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Points of a sine wave, by a formula. */
public record Waves(
    @Setting("how many points, ≥ 2") int rows,
    @Setting("how many waves between 0 and 1, > 0") double frequency) implements DataFormat {
  public Waves() {
    this(10, 1);
  }

  public Waves {
    Require.atLeast("rows", rows, 2);
    Require.positive("frequency", frequency);
  }

  @Override
  public String name() {
    return "waves";
  }

  @Override
  public String title() {
    return "waves";
  }

  @Override
  public boolean needsFile() {
    return false;
  }

  @Override
  public boolean namesColumns() {
    return true;
  }

  @Override
  public Optional<List<String>> columnNames(TableRequest request) {
    return Optional.of(List.of("x", "y"));
  }

  @Override
  public SourceTable read(TableRequest request) {
    double[] x = DoubleStream.iterate(0, point -> point + 1).limit(rows).map(point -> point / (rows - 1)).toArray();
    double[] y = DoubleStream.of(x).map(point -> StrictMath.sin(2 * Math.PI * frequency * point)).toArray();
    return new Points(new Table(List.of(new NumberColumn("x", x), new NumberColumn("y", y))));
  }

  private record Points(Table table) implements SourceTable {
    @Override
    public String file() {
      return "waves";
    }

    @Override
    public SourceTable keeping(int[] rows) {
      throw new IllegalStateException("every point has its values");
    }

    @Override
    public Place place(int row, String column) {
      return Place.at("waves: point " + (row + 1) + ", '" + column + "'");
    }
  }
}
