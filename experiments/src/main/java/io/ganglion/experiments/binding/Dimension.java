package io.ganglion.experiments.binding;

import java.util.List;

/** A setting that varies, and the values that it can take: a list of them, or a range of numbers. */
public interface Dimension {
  /**
   * The numbers from one to another, spread evenly by their logarithms.
   *
   * @param from more than 0
   */
  static Dimension logarithmic(String path, double from, double to) {
    return Range.parse(path, "log:" + from + ".." + to, value -> Changes.of(path, value));
  }

  /** The setting's dotted path. */
  String path();

  /** The values as the experiment has them: {@code log:1e-4..1e-1}, {@code [tanh, relu]}. */
  String text();

  /**
   * The value at a share of the way through them.
   *
   * @param share at least 0 and less than 1
   */
  Changes at(double share);

  /**
   * Values from the first to the last.
   *
   * @param points how many to take of a range; of whole numbers there may be fewer, and a list is taken whole
   */
  List<Changes> grid(int points);
}
