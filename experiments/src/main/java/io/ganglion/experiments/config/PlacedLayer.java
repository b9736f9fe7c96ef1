package io.ganglion.experiments.config;

/**
 * A layer that computes, and where it stands; a residual block is no layer, but its layers are.
 *
 * @param number from 1, counting the layers of blocks where they stand, as a network's own description does
 * @param path its dotted path in the file, such as {@code network.layers.1.residual.0}
 */
public record PlacedLayer(int number, String path, LayerSection layer) {
  /** As messages name it, such as {@code layer 2, 'gru'}. */
  public String name() {
    return "layer " + number + ", '" + layer.kind() + "'";
  }
}
