package io.ganglion.engine.data.encoding;

import io.ganglion.api.Shape;
import io.ganglion.engine.data.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that make up one input of a network: nearly always all of them. A text is an input by itself, and so is
 * an image.
 *
 * @param columns at least one; a text or an image is the only one
 * @param isOfExample where examples are sequences, whether these columns have a single value for all steps, which is
 *     that of the first
 */
public record InputColumns(List<ColumnEncoding> columns, boolean isOfExample) {
  public InputColumns {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.size() > 1 && columns.stream().anyMatch(InputColumns::isAlone)) {
      throw new IllegalArgumentException(columns + " are no input of a network");
    }
  }

  /** Those of rows of a table: each text and each image by itself, and what stands between such together. */
  public static List<InputColumns> of(List<? extends ColumnEncoding> columns) {
    List<InputColumns> inputs = new ArrayList<>();
    List<ColumnEncoding> together = new ArrayList<>();
    for (ColumnEncoding column : columns) {
      if (isAlone(column) && !together.isEmpty()) {
        inputs.add(new InputColumns(together, false));
        together.clear();
      }
      if (isAlone(column)) {
        inputs.add(new InputColumns(List.of(column), false));
      } else {
        together.add(column);
      }
    }
    if (!together.isEmpty()) {
      inputs.add(new InputColumns(together, false));
    }
    return inputs;
  }

  private static boolean isAlone(ColumnEncoding column) {
    return column.type() == Column.Type.TEXT || column.type() == Column.Type.IMAGE;
  }

  /** Whether it is a text. */
  public boolean isText() {
    return columns.get(0).type() == Column.Type.TEXT;
  }

  /** Whether it is an image. */
  public boolean isImage() {
    return columns.get(0).type() == Column.Type.IMAGE;
  }

  /** How many numbers stand for a row. */
  public int width() {
    return columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /**
   * What one example gives to the network.
   *
   * @param ofSequences whether examples are sequences
   */
  public Shape shape(boolean ofSequences) {
    if (columns.get(0) instanceof TextEncoding text) {
      return new Shape.Tokens(text.vocabulary().size());
    }
    if (columns.get(0) instanceof ImageEncoding image) {
      return image.form().shape();
    }
    return ofSequences && !isOfExample ? new Shape.Steps(width()) : new Shape.Row(width());
  }
}
