package io.ganglion.tables.csv;

import java.util.ArrayList;
import java.util.List;

/** Numbers one after the other, in pieces: growing never copies what is there. */
final class NumberList {
  private static final int FIRST = 16;
  private static final int MOST = 1 << 16;

  private final List<double[]> full = new ArrayList<>();
  private double[] last = new double[FIRST];
  private int used;
  private int size;

  void add(double number) {
    if (used == last.length) {
      full.add(last);
      last = new double[Math.min(MOST, 2 * last.length)];
      used = 0;
    }
    last[used++] = number;
    size = Math.addExact(size, 1);
  }

  int size() {
    return size;
  }

  /** All of them. The list is empty afterwards: of a large one, there is never a second copy for long. */
  double[] takeAll() {
    double[] all = new double[size];
    int at = 0;
    for (int i = 0; i < full.size(); i++) {
      double[] piece = full.set(i, null);
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    System.arraycopy(last, 0, all, at, used);
    full.clear();
    last = new double[0];
    used = 0;
    size = 0;
    return all;
  }
}
