package io.ganglion.engine.network;

import java.util.List;

/**
 * A layer and where its inputs come from.
 *
 * @param layer what is computed
 * @param number the layer of an experiment that it belongs to, from 1: a dense layer and the activation behind it are
 *     one; 0 for the examples
 * @param inputs the indices of the nodes whose outputs it takes, each less than its own
 */
public record Node(BoundLayer layer, int number, List<Integer> inputs) {
  public Node {
    inputs = List.copyOf(inputs);
  }
}
