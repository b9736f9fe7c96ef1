package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.CategoryColumn;
import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.Gaps;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of labels in which a missing one is replaced.
 *
 * @param labels how labels are written; fitted with the gaps filled
 * @param fill the replacement, which need not be among the training rows' labels if none of them had a gap
 * @param indicator whether one more number is 1 where there was no value, else 0
 */
public record FilledLabels(CategoryEncoding labels, String fill, boolean indicator) implements ColumnEncoding {
  static FilledLabels fit(CategoryColumn values, int[] rows, ColumnPlan plan) {
    Missing missing = plan.missing();
    String fill = missing.policy() == Missing.Policy.CONSTANT ? missing.label() : mostFrequent(values, rows);
    return new FilledLabels(CategoryEncoding.fit(filled(values, fill), rows, plan), fill, missing.indicator());
  }

  private static String mostFrequent(CategoryColumn values, int[] rows) {
    int[] counts = new int[values.labels().size()];
    for (int row : rows) {
      if (!values.isMissing(row)) {
        counts[values.codes()[row]]++;
      }
    }
    int most = 0;
    String label = null;
    for (int code = 0; code < counts.length; code++) {
      String candidate = values.labels().get(code);
      if (counts[code] > most || counts[code] == most && label != null && candidate.compareTo(label) < 0) {
        most = counts[code];
        label = candidate;
      }
    }
    if (label == null) {
      throw Gaps.only(values.name());
    }
    return label;
  }

  private static CategoryColumn filled(CategoryColumn values, String fill) {
    List<String> labels = new ArrayList<>(values.labels());
    int known = labels.indexOf(fill);
    int fillCode = known >= 0 ? known : labels.size();
    if (known < 0) {
      labels.add(fill);
    }
    int[] codes = values.codes().clone();
    for (int row = 0; row < codes.length; row++) {
      if (values.isMissing(row)) {
        codes[row] = fillCode;
      }
    }
    return new CategoryColumn(values.name(), labels, codes);
  }

  @Override
  public String column() {
    return labels.column();
  }

  @Override
  public Column.Type type() {
    return labels.type();
  }

  @Override
  public int width() {
    return labels.width() + (indicator ? 1 : 0);
  }

  @Override
  public boolean fillsGaps() {
    return true;
  }

  @Override
  public void encode(Column values, int[] rows, double[] into, int at, int stride) {
    labels.encode(values instanceof CategoryColumn x ? filled(x, fill) : values, rows, into, at, stride);
    if (indicator) {
      Gaps.indicate(values, rows, into, at + labels.width(), stride);
    }
  }

  @Override
  public CategoryPrediction decode(double[] outputs, int at) {
    return labels.decode(outputs, at);
  }
}
