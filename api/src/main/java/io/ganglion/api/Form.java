package io.ganglion.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What becomes of examples in a layer, and what the layer has for it.
 *
 * @param output the shape of what comes out
 * @param blocks its parameters, in the order in which they lie; where each {@link Block#start starts} follows from
 *     that, whatever was given
 * @param statistics how many numbers it keeps of the training examples, once it is trained; see
 *     {@link Layer.Pass#measured}; 0 for nearly all layers
 * @param carryPerExample how many numbers carry a sequence on from one call to the next, whatever its length; see
 *     {@link Carry}
 * @param carryPerStep how many numbers do so for each step that was seen
 */
public record Form(Shape output, List<Block> blocks, int statistics, int carryPerExample, int carryPerStep) {
  public Form {
    Objects.requireNonNull(output, "output");
    Require.atLeast("statistics", statistics, 0);
    Require.atLeast("carryPerExample", carryPerExample, 0);
    Require.atLeast("carryPerStep", carryPerStep, 0);
    List<Block> placed = new ArrayList<>();
    int start = 0;
    for (Block block : blocks) {
      Block here = block.startingAt(start);
      if (placed.stream().anyMatch(other -> other.name().equals(here.name()))) {
        throw new IllegalArgumentException("two blocks are named '" + here.name() + "'");
      }
      placed.add(here);
      start = here.end();
    }
    blocks = List.copyOf(placed);
  }

  /** Of a layer without statistics that carries nothing on. */
  public Form(Shape output, Block... blocks) {
    this(output, List.of(blocks), 0, 0, 0);
  }

  /** The same, with numbers that carry a sequence on. */
  public Form carrying(int perExample, int perStep) {
    return new Form(output, blocks, statistics, perExample, perStep);
  }

  /** The same, with statistics. */
  public Form measuring(int statistics) {
    return new Form(output, blocks, statistics, carryPerExample, carryPerStep);
  }

  /** How many parameters all blocks have. */
  public int parameters() {
    return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
  }
}
