package io.ganglion.tables.idx;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.NumberColumn;
import io.ganglion.engine.data.Table;
import io.ganglion.problem.Place;
import io.ganglion.tables.ByteSource;
import io.ganglion.tables.RowAccount;
import io.ganglion.tables.SourceTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images as a table: a row for each, a column for each pixel, {@code p1}, {@code p2}, …, with numbers from 0 to 1,
 * which are the bytes divided by 255; and {@code label}, with the labels as decimal numbers.
 */
public final class IdxTable implements SourceTable {
  static final String LABEL = "label";
  private static final int WHITE = 255;

  private final String file;
  private final Table table;

  private IdxTable(String file, Table table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads images, and the labels beside them.
   *
   * @throws io.ganglion.problem.ProblemException if a file can't be read, or they don't go together
   */
  public static IdxTable read(Path images) {
    IdxArray pixels = array(images);
    IdxArray labels = array(IdxFiles.labelsOf(images));
    if (labels.width() != 1) {
      throw IdxArray.problem(labels.file(), "there are " + labels.width() + " bytes for each item",
          "labels are single bytes");
    }
    if (labels.count() != pixels.count()) {
      throw IdxArray.problem(labels.file(), "there are " + labels.count() + " labels, but " + pixels.count()
          + " images in '" + pixels.file() + "'", "the files don't belong together, or one is truncated");
    }
    List<Column> columns = columns(pixels);
    columns.add(column(labels));
    return table(images.toString(), pixels, columns);
  }

  /** Reads images alone. */
  public static IdxTable readImages(ByteSource source) {
    IdxArray pixels = IdxArray.read(source);
    return table(source.name(), pixels, columns(pixels));
  }

  private static IdxTable table(String file, IdxArray pixels, List<Column> columns) {
    Table table = new Table(columns);
    RowAccount.requireAll(file, pixels.sizes()[0], table.rows());
    return new IdxTable(file, table);
  }

  private static IdxArray array(Path file) {
    if (!Files.isRegularFile(file)) {
      throw IdxArray.problem(file.toString(), "there is no such file",
          "images and labels are expected in the same folder, with 'images-idx3' and 'labels-idx1' in their names");
    }
    return IdxArray.read(ByteSource.of(file));
  }

  private static List<Column> columns(IdxArray images) {
    int width = images.width();
    double[][] values = new double[width][images.count()];
    for (int row = 0; row < images.count(); row++) {
      for (int pixel = 0; pixel < width; pixel++) {
        values[pixel][row] = (images.bytes()[row * width + pixel] & 0xFF) / (double) WHITE;
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int pixel = 0; pixel < width; pixel++) {
      columns.add(new NumberColumn("p" + (pixel + 1), values[pixel]));
    }
    return columns;
  }

  private static CategoryColumn column(IdxArray labels) {
    int[] values = IntStream.range(0, labels.count()).map(i -> labels.bytes()[i] & 0xFF).toArray();
    int[] distinct = IntStream.of(values).distinct().sorted().toArray();
    return new CategoryColumn(LABEL, IntStream.of(distinct).mapToObj(Integer::toString).toList(),
        IntStream.of(values).map(value -> Arrays.binarySearch(distinct, value)).toArray());
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
    throw new IllegalStateException("every pixel has a value, so that no image is left out");
  }

  @Override
  public Place place(int row, String column) {
    return Place.at(file + ": image " + (row + 1) + ", '" + column + "'");
  }
}
