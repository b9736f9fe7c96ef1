package io.ganglion.tables.idx;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Image;
import io.ganglion.engine.data.ImageColumn;
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
 * which are the bytes divided by 255, or {@code image} instead of them; and {@code label}, with the labels as decimal
 * numbers.
 */
public final class IdxTable implements SourceTable {
  static final String LABEL = "label";
  static final String IMAGE = "image";
  private static final int WHITE = 255;

  private final String file;
  private final Table table;

  private IdxTable(String file, Table table) {
    this.file = file;
    this.table = table;
  }

  /**
   * Reads images, a column for each pixel, and the labels beside them.
   *
   * @throws io.ganglion.problem.ProblemException if a file can't be read, or they don't go together
   */
  public static IdxTable read(Path images) {
    return read(images, false);
  }

  /** As {@link #read(Path)}; {@code asImages} says whether they make a single column. */
  static IdxTable read(Path images, boolean asImages) {
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
    List<Column> columns = columns(pixels, asImages);
    columns.add(column(labels));
    return table(images.toString(), pixels, columns);
  }

  /** Reads images alone, a column for each pixel. */
  public static IdxTable readImages(ByteSource source) {
    return readImages(source, false);
  }

  /**
   * Reads images alone.
   *
   * @param asImages whether there is a single column, {@code image}, and not one for each pixel
   */
  static IdxTable readImages(ByteSource source, boolean asImages) {
    IdxArray pixels = IdxArray.read(source);
    return table(source.name(), pixels, columns(pixels, asImages));
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

  private static List<Column> columns(IdxArray images, boolean asImages) {
    if (asImages) {
      return new ArrayList<>(List.of(new ImageColumn(IMAGE, images(images))));
    }
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

  /** Of a single dimension, an image is one line; of more than two, those after the first are lines. */
  private static List<Image> images(IdxArray array) {
    int width = array.sizes().length < 2 ? 1 : array.sizes()[array.sizes().length - 1];
    List<Image> images = new ArrayList<>(array.count());
    for (int i = 0; i < array.count(); i++) {
      byte[] pixels = Arrays.copyOfRange(array.bytes(), i * array.width(), (i + 1) * array.width());
      images.add(new Image(pixels.length / width, width, Image.GRAY, pixels));
    }
    return images;
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
