package io.ganglion.engine.data;

import io.ganglion.api.host.ArrayText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of labels. Each different label is held once, each row as an index: a long column costs four bytes a row.
 *
 * @param labels the different labels, in any order
 * @param codes one per row, an index into {@code labels} or {@link #MISSING}; taken over without a copy, not to be
 *     changed
 */
public record CategoryColumn(String name, List<String> labels, int[] codes) implements Column {
  /** The code of a row that has no label. */
  public static final int MISSING = -1;

  /** Checks that every code is that of a label, and that no label comes twice. */
  public CategoryColumn {
    labels = List.copyOf(labels);
    if (labels.stream().distinct().count() != labels.size()) {
      throw new IllegalArgumentException("column '" + name + "' has a label twice: " + labels);
    }
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] < MISSING || codes[row] >= labels.size()) {
        throw new IllegalArgumentException("column '" + name + "', row " + row + ": code " + codes[row]
            + " is not that of any of " + labels.size() + " labels");
      }
    }
  }

  /** A column from one label per row, null where there is none. */
  public static CategoryColumn of(String name, List<String> values) {
    Map<String, Integer> codeOf = new HashMap<>();
    List<String> labels = new ArrayList<>();
    int[] codes = new int[values.size()];
    for (int row = 0; row < codes.length; row++) {
      String label = values.get(row);
      if (label == null) {
        codes[row] = MISSING;
        continue;
      }
      Integer code = codeOf.putIfAbsent(label, labels.size());
      if (code == null) {
        code = labels.size();
        labels.add(label);
      }
      codes[row] = code;
    }
    return new CategoryColumn(name, labels, codes);
  }

  /** A column from one label per row, null where there is none. */
  public static CategoryColumn of(String name, String... values) {
    return of(name, Arrays.asList(values));
  }

  @Override
  public Type type() {
    return Type.CATEGORY;
  }

  @Override
  public int size() {
    return codes.length;
  }

  /** The first row that has this label, or {@link DataException#NO_ROW}. */
  public int row(String label) {
    int code = labels.indexOf(label);
    return IntStream.range(0, codes.length).filter(row -> codes[row] == code).findFirst()
        .orElse(DataException.NO_ROW);
  }

  /** The label at {@code row}, which has one. */
  public String label(int row) {
    return labels.get(codes[row]);
  }

  @Override
  public CategoryColumn rows(int[] chosen) {
    return new CategoryColumn(name, labels, IntStream.of(chosen).map(row -> codes[row]).toArray());
  }

  @Override
  public boolean isMissing(int row) {
    return codes[row] == MISSING;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : label(row);
  }

  /** By the contents of the arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CategoryColumn that && name.equals(that.name) && labels.equals(that.labels)
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, labels, Arrays.hashCode(codes));
  }

  /** Long arrays are shortened. */
  @Override
  public String toString() {
    return "CategoryColumn[name=" + name + ", labels=" + labels + ", codes=" + ArrayText.of(codes) + "]";
  }
}
