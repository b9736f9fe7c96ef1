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
    int size = 0;
    for (ProbeView view : views) {
      size += 1 + view.layers.stream().mapToInt(LayerView::size).sum();
    }
    double[] numbers = new double[size];
    int at = 0;
    for (ProbeView view : views) {
      numbers[at++] = view.epoch;
      for (LayerView layer : view.layers) {
        layer.write(numbers, at);
        at += layer.size();
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
    List<ProbeView> views = new ArrayList<>();
    try {
      for (int at = 0; at < numbers.length;) {
        int epoch = (int) numbers[at++];
        List<LayerView> seen = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
          LayerView view = LayerView.of(numbers, at);
          seen.add(view);
          at += view.size();
        }
        views.add(new ProbeView(epoch, List.copyOf(seen)));
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(numbers.length + " numbers are no views of " + layers + " layers", e);
    }
    return views;
  }
}
