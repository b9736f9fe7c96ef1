package io.ganglion.tables.csv;

import io.ganglion.engine.data.CategoryColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels one after the other, each different one kept once. */
final class LabelList {
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> codeOf = new HashMap<>();
  private int[] codes = new int[16];
  private int size;

  void add(String label) {
    Integer known = codeOf.get(label);
    if (known == null) {
      known = labels.size();
      codeOf.put(label, known);
      labels.add(label);
    }
    append(known);
  }

  void addGap() {
    append(CategoryColumn.MISSING);
  }

  private void append(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, Math.addExact(size, size / 2 + 1));
    }
    codes[size++] = code;
  }

  /** The different labels, in the order in which they came. */
  List<String> labels() {
    return labels;
  }

  /** One per label or gap. The list can't be used afterwards. */
  int[] takeCodes() {
    int[] taken = size == codes.length ? codes : Arrays.copyOf(codes, size);
    codes = new int[0];
    return taken;
  }
}
