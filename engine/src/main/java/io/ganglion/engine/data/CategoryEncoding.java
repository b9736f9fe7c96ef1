package io.ganglion.engine.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A column of labels.
 *
 * @param labels those that can be encoded, sorted ({@link String#compareTo}), so that neither the order of rows nor
 *     that of columns changes what an output unit stands for
 * @param form how they are written
 */
public record CategoryEncoding(String column, List<String> labels, CategoryForm form) implements ColumnEncoding {
  /** Checks that labels are sorted and different, and two if the form is {@link CategoryForm#BINARY}. */
  public CategoryEncoding {
    labels = List.copyOf(labels);
    if (labels.isEmpty() || form == CategoryForm.BINARY && labels.size() != 2
        || !List.copyOf(new TreeSet<>(labels)).equals(labels)) {
      throw new IllegalArgumentException("column '" + column + "' can't be encoded by the labels " + labels);
    }
  }

  /**
   * Takes the labels of {@code rows}, at least one.
   *
   * @throws DataException if the form is {@link CategoryForm#BINARY} and the labels aren't two
   */
  static CategoryEncoding fit(CategoryColumn values, int[] rows, CategoryForm form) {
    boolean[] present = new boolean[values.labels().size()];
    for (int row : rows) {
      if (values.isMissing(row)) {
        throw Gaps.at(row, values.name());
      }
      present[values.codes()[row]] = true;
    }
    TreeSet<String> labels = new TreeSet<>();
    for (int code = 0; code < present.length; code++) {
      if (present[code]) {
        labels.add(values.labels().get(code));
      }
    }
    if (form == CategoryForm.BINARY && labels.size() != 2) {
      throw new DataException("one unit tells two labels apart, but the training rows have " + labels.size() + ": "
          + Quoted.list(List.copyOf(labels)), DataException.NO_ROW, values.name(),
          "give the last layer one unit per label");
    }
    return new CategoryEncoding(values.name(), List.copyOf(labels), form);
  }

  @Override
  public Column.Type type() {
    return Column.Type.CATEGORY;
  }

  @Override
  public int width() {
    return form == CategoryForm.BINARY ? 1 : labels.size();
  }

  @Override
  public void encode(Column values, int[] rows, double[] numbers, int at, int stride) {
    if (!(values instanceof CategoryColumn category)) {
      throw new DataException("numbers were found where labels are expected", DataException.NO_ROW, column,
          "read the column as a category; its labels are " + Quoted.list(labels));
    }
    int[] indexOf = indices(category.labels());
    for (int i = 0; i < rows.length; i++) {
      if (category.isMissing(rows[i])) {
        throw Gaps.at(rows[i], column);
      }
      int index = indexOf[category.codes()[rows[i]]];
      if (index < 0) {
        throw new DataException("'" + category.label(rows[i]) + "' is not among the labels of the training rows",
            rows[i], column, "they are " + Quoted.list(labels));
      }
      int first = at + i * stride;
      if (form == CategoryForm.BINARY) {
        numbers[first] = index;
      } else {
        for (int label = 0; label < labels.size(); label++) {
          numbers[first + label] = label == index ? 1 : 0;
        }
      }
    }
  }

  /** For each of a column's labels its index here, or -1. */
  private int[] indices(List<String> columnLabels) {
    Map<String, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      indexOf.put(labels.get(i), i);
    }
    int[] indices = new int[columnLabels.size()];
    for (int code = 0; code < indices.length; code++) {
      indices[code] = indexOf.getOrDefault(columnLabels.get(code), -1);
    }
    return indices;
  }

  /** The index of the label that outputs, or encoded targets, from {@code numbers[at]} on say. */
  int index(double[] numbers, int at) {
    if (form == CategoryForm.BINARY) {
      return numbers[at] >= 0.5 ? 1 : 0;
    }
    int greatest = 0;
    for (int label = 1; label < labels.size(); label++) {
      if (numbers[at + label] > numbers[at + greatest]) {
        greatest = label;
      }
    }
    return greatest;
  }

  @Override
  public CategoryPrediction decode(double[] outputs, int at) {
    double[] probabilities;
    if (form == CategoryForm.BINARY) {
      probabilities = new double[] {1 - outputs[at], outputs[at]};
    } else {
      probabilities = new double[labels.size()];
      System.arraycopy(outputs, at, probabilities, 0, probabilities.length);
    }
    return new CategoryPrediction(column, labels.get(index(outputs, at)), labels, probabilities);
  }
}
