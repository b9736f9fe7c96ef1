package io.ganglion.engine.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * What a probe saw at the end of one epoch.
 *
 * @param epoch 0 for the start
 * @param layers those that have parameters, first to last
 */
public record ProbeView(int epoch, List<LayerView> layers) {
  /** Some views as numbers: of each its epoch, and then the figures of its layers. */
  public static double[] toNumbers(List<ProbeView> views) {
    if (views.isEmpty()) {
      return new double[0];
    }
    int stride = 1 + views.get(0).layers.size() * LayerView.FIGURES;
    double[] numbers = new double[views.size() * stride];
    int at = 0;
    for (ProbeView view : views) {
      numbers[at++] = view.epoch;
      for (LayerView layer : view.layers) {
        System.arraycopy(layer.figures(), 0, numbers, at, LayerView.FIGURES);
        at += LayerView.FIGURES;
      }
    }
    return numbers;
  }

  /**
   * What {@link #toNumbers} wrote.
   *
   * @param layers how many layers with parameters there are
   */
  public static List<ProbeView> ofNumbers(double[] numbers, int layers) {
    int stride = 1 + layers * LayerView.FIGURES;
    if (numbers.length % stride != 0) {
      throw new IllegalArgumentException(numbers.length + " numbers are no views of " + layers + " layers");
    }
    List<ProbeView> views = new ArrayList<>();
    for (int at = 0; at < numbers.length; at += stride) {
      List<LayerView> seen = new ArrayList<>();
      for (int layer = 0; layer < layers; layer++) {
        seen.add(LayerView.of(numbers, at + 1 + layer * LayerView.FIGURES));
      }
      views.add(new ProbeView((int) numbers[at], List.copyOf(seen)));
    }
    return views;
  }
}
