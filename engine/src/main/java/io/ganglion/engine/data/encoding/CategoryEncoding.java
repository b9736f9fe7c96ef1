package io.ganglion.engine.data.encoding;

import io.ganglion.api.host.ShortestDecimal;
import io.ganglion.engine.data.BooleanWords;
import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.DataException;
import io.ganglion.engine.data.Gaps;
import io.ganglion.engine.data.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * A column of labels.
 *
 * @param type {@link Column.Type#CATEGORY}, or {@link Column.Type#BOOLEAN}, by which every word for true and false is
 *     understood
 * @param labels those that can be encoded: sorted ({@link String#compareTo}), so that neither the order of rows nor
 *     that of columns changes what an output unit stands for; in their given order if the form is
 *     {@link CategoryForm#ORDINAL}; the word for false, then that for true of booleans
 * @param form how they are written
 * @param unseen what becomes of others
 * @param threshold of a target of two labels, the probability of the second from which it is predicted; if empty, the
 *     greater output decides
 */
public record CategoryEncoding(String column, Column.Type type, List<String> labels, CategoryForm form, Unseen unseen,
    OptionalDouble threshold) implements ColumnEncoding {
  /**
   * Checks that labels are in order and different, and two if one number tells them or there is a threshold, which is
   * greater than 0 and at most 1.
   */
  public CategoryEncoding {
    labels = List.copyOf(labels);
    if (threshold.isPresent()) {
      double t = threshold.getAsDouble();
      if (!(t > 0 && t <= 1)) {
        throw new IllegalArgumentException("a threshold must be greater than 0 and at most 1, but is "
            + ShortestDecimal.of(t));
      }
      if (labels.size() != 2 || form == CategoryForm.ORDINAL) {
        throw new IllegalArgumentException("'" + column + "' can't have a threshold, which is for two labels: it has "
            + (form == CategoryForm.ORDINAL ? "labels in an order" : labels.size() + " labels"));
      }
    }
    boolean sorted = List.copyOf(new TreeSet<>(labels)).equals(labels);
    boolean different = new TreeSet<>(labels).size() == labels.size();
    boolean ordered = type == Column.Type.BOOLEAN ? labels.size() == 2 && BooleanWords.areBoth(labels)
            && BooleanWords.isTrue(labels.get(1))
        : form == CategoryForm.ORDINAL ? different && labels.size() > 1 : sorted;
    if (labels.isEmpty() || !ordered || form.isBinary() && labels.size() != 2
        || type != Column.Type.CATEGORY && type != Column.Type.BOOLEAN
        || unseen.policy() == Unseen.Policy.MOST_FREQUENT && !labels.contains(unseen.label())) {
      throw new IllegalArgumentException("column '" + column + "' can't be encoded by the labels " + labels);
    }
  }

  /** Without a threshold. */
  public CategoryEncoding(String column, Column.Type type, List<String> labels, CategoryForm form, Unseen unseen) {
    this(column, type, labels, form, unseen, OptionalDouble.empty());
  }

  /** Labels of which all others are errors. */
  public CategoryEncoding(String column, List<String> labels, CategoryForm form) {
    this(column, Column.Type.CATEGORY, labels, form, Unseen.ERROR);
  }

  /**
   * Takes the labels of {@code rows}, at least one.
   *
   * @throws DataException if the form tells two labels and there aren't two, or a label isn't in the order or no word
   *     for true or false
   */
  static CategoryEncoding fit(CategoryColumn values, int[] rows, ColumnPlan plan) {
    int[] counts = new int[values.labels().size()];
    for (int row : rows) {
      if (values.isMissing(row)) {
        throw Gaps.at(row, values.name());
      }
      counts[values.codes()[row]]++;
    }
    TreeSet<String> present = new TreeSet<>();
    String most = "";
    int greatest = 0;
    for (int code = 0; code < counts.length; code++) {
      String label = values.labels().get(code);
      if (counts[code] > 0) {
        present.add(label);
      }
      if (counts[code] > greatest || counts[code] == greatest && label.compareTo(most) < 0) {
        greatest = counts[code];
        most = label;
      }
    }
    List<String> labels = labels(values, plan, present);
    if (plan.form().isBinary() && labels.size() != 2) {
      throw new DataException("one unit tells two labels apart, but the training rows have " + labels.size() + ": "
          + Quoted.list(labels), DataException.NO_ROW, values.name(),
          "give the last layer one unit per label");
    }
    Unseen unseen = plan.unseen() == Unseen.Policy.MOST_FREQUENT && plan.type() != Column.Type.BOOLEAN
        ? new Unseen(plan.unseen(), most)
        : plan.unseen() == Unseen.Policy.IGNORE ? Unseen.IGNORE : Unseen.ERROR;
    return new CategoryEncoding(values.name(), plan.type(), labels, plan.form(), unseen);
  }

  private static List<String> labels(CategoryColumn values, ColumnPlan plan, TreeSet<String> present) {
    if (plan.type() == Column.Type.BOOLEAN) {
      present.stream().filter(label -> !BooleanWords.isOne(label)).findFirst().ifPresent(label -> {
        throw neitherTrueNorFalse(label, values.row(label), values.name());
      });
      return BooleanWords.pair(present);
    }
    if (plan.form() != CategoryForm.ORDINAL) {
      return List.copyOf(present);
    }
    present.stream().filter(label -> !plan.order().contains(label)).findFirst().ifPresent(label -> {
      throw new DataException("'" + label + "' is not in the order that is given", values.row(label), values.name(),
          "that is " + Quoted.list(plan.order()));
    });
    return plan.order();
  }

  private static DataException neitherTrueNorFalse(String label, int row, String column) {
    return new DataException("'" + label + "' is neither true nor false", row, column,
        "the words are true/false, yes/no, t/f, y/n, on/off and 1/0, in any case");
  }

  @Override
  public int width() {
    return form.isSingle() ? 1 : labels.size();
  }

  /** The same, but for what becomes of labels that no training row had. */
  public CategoryEncoding unseen(Unseen other) {
    return new CategoryEncoding(column, type, labels, form, other, threshold);
  }

  /**
   * The same, but for how much of the second label it takes to predict it.
   *
   * @throws IllegalArgumentException if it isn't greater than 0 and at most 1, or there aren't two labels
   */
  public CategoryEncoding threshold(double newThreshold) {
    return new CategoryEncoding(column, type, labels, form, unseen, OptionalDouble.of(newThreshold));
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
      if (index < 0 && unseen.policy() != Unseen.Policy.IGNORE) {
        throw unknown(category, rows[i]);
      }
      write(index, numbers, at + i * stride);
    }
  }

  private DataException unknown(CategoryColumn category, int row) {
    String label = category.label(row);
    return type == Column.Type.BOOLEAN
        ? neitherTrueNorFalse(label, row, column)
        : new DataException("'" + label + "' is not among the labels of the training rows", row, column,
            "they are " + Quoted.list(labels));
  }

  /** The numbers for one label; for none if the index is negative. */
  private void write(int index, double[] numbers, int at) {
    if (form.isSingle()) {
      numbers[at] = index < 0 ? form.middle()
          : form.low() + (form.high() - form.low()) * index / (labels.size() - 1);
      return;
    }
    for (int label = 0; label < labels.size(); label++) {
      numbers[at + label] = label == index ? form.high() : form.low();
    }
  }

  /** For each of a column's labels its index here, or -1. */
  private int[] indices(List<String> columnLabels) {
    Map<String, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      indexOf.put(labels.get(i), i);
    }
    int none = unseen.policy() == Unseen.Policy.MOST_FREQUENT ? indexOf.getOrDefault(unseen.label(), -1) : -1;
    int[] indices = new int[columnLabels.size()];
    for (int code = 0; code < indices.length; code++) {
      String label = columnLabels.get(code);
      indices[code] = type == Column.Type.BOOLEAN
          ? !BooleanWords.isOne(label) ? none : BooleanWords.isTrue(label) ? 1 : 0
          : indexOf.getOrDefault(label, none);
    }
    return indices;
  }

  /** Which rows have a label that no training row had. */
  public boolean[] unknown(CategoryColumn values) {
    int[] indexOf = unseen(Unseen.ERROR).indices(values.labels());
    boolean[] unknown = new boolean[values.size()];
    for (int row = 0; row < unknown.length; row++) {
      unknown[row] = !values.isMissing(row) && indexOf[values.codes()[row]] < 0;
    }
    return unknown;
  }

  /** The index of the label that outputs, or encoded targets, from {@code numbers[at]} on say. */
  int index(double[] numbers, int at) {
    if (threshold.isPresent()) {
      return share(numbers[form.isBinary() ? at : at + 1]) >= threshold.getAsDouble() ? 1 : 0;
    }
    if (form.isBinary()) {
      return numbers[at] >= form.middle() ? 1 : 0;
    }
    if (form == CategoryForm.ORDINAL) {
      double place = Math.rint(numbers[at] * (labels.size() - 1));
      return (int) Math.max(0, Math.min(labels.size() - 1, place));
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
    return new CategoryPrediction(column, labels.get(index(outputs, at)), labels, probabilities(outputs, at));
  }

  /** Outputs between the low and the high number, brought to 0 and 1; none for the places of an order. */
  private double[] probabilities(double[] outputs, int at) {
    if (form == CategoryForm.ORDINAL) {
      return new double[0];
    }
    double[] probabilities = new double[labels.size()];
    shares(outputs, at, probabilities, 0);
    return probabilities;
  }

  /** Overwrites as many of {@code shares} as there are labels; not for the places of an order. */
  void shares(double[] outputs, int at, double[] shares, int from) {
    for (int label = 0; label < labels.size(); label++) {
      double share = share(outputs[form.isBinary() ? at : at + label]);
      shares[from + label] = form.isBinary() && label == 0 ? 1 - share : share;
    }
  }

  private double share(double output) {
    return form.low() == 0 ? output : (output - form.low()) / (form.high() - form.low());
  }
}
