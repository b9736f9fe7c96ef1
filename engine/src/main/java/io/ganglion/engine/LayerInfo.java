package io.ganglion.engine;

import io.ganglion.api.Activation;
import io.ganglion.api.Block;
import java.util.List;
import java.util.Optional;

/**
 * What a network says of one node of its graph. Node 0 is the examples, the last one is the output activation.
 *
 * @param node its index in {@link Network#layers}
 * @param number the layer of an experiment that it belongs to, from 1: a dense layer and the activation behind it are
 *     one; 0 for the examples
 * @param kind one word, such as {@code dense}, {@code activation} or {@code concat}
 * @param inputs where its inputs come from, in order
 * @param units how many numbers it gives for an example
 * @param activation what it does to every net input; empty unless it is an activation
 * @param offset where its parameters begin in the flat vector
 * @param blocks its parameters, block after block from {@code offset} on
 * @param statistics what it keeps of the training examples; empty if that is nothing, or isn't known
 */
public record LayerInfo(int node, int number, String kind, List<Input> inputs, int units,
    Optional<Activation> activation, int offset, List<Block> blocks, List<Double> statistics) {
  /** A layer that keeps nothing of the training examples. */
  public LayerInfo(int node, int number, String kind, List<Input> inputs, int units, Optional<Activation> activation,
      int offset, List<Block> blocks) {
    this(node, number, kind, inputs, units, activation, offset, blocks, List.of());
  }

  /**
   * One input.
   *
   * @param node the node that gives it
   * @param width how many numbers it has for an example
   */
  public record Input(int node, int width) {}

  /** How many numbers it takes for an example, from all inputs together. */
  public int inputWidth() {
    return inputs.stream().mapToInt(Input::width).sum();
  }

  /** How many parameters it has. */
  public int parameterCount() {
    return blocks.stream().mapToInt(Block::size).sum();
  }

  /** Where one of its blocks begins in the flat vector. */
  public int from(Block block) {
    return offset + block.start();
  }

  /** Where one of its blocks ends in the flat vector. */
  public int to(Block block) {
    return offset + block.end();
  }
}
