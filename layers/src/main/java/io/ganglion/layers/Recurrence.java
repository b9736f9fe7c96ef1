package io.ganglion.layers;

import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Form;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.UnsuitableShapeException;
import java.util.ArrayList;
import java.util.List;

/** What the forms of recurrent layers have in common. */
final class Recurrence {
  private Recurrence() {}

  /**
   * The form of a layer that reads steps.
   *
   * @param blocks those of one direction; of two, the second has the same ones again
   * @param carry how many numbers carry a sequence on, where that can be
   */
  static Form form(int units, Direction direction, Outputs outputs, List<Block> blocks, int carry) {
    int features = Math.multiplyExact(units, direction.count());
    Shape output = outputs == Outputs.ALL ? new Shape.Steps(features) : new Shape.Row(features);
    List<Block> all = new ArrayList<>(blocks);
    if (direction == Direction.BIDIRECTIONAL) {
      blocks.forEach(block -> all.add(backward(block)));
    }
    return new Form(output, all.toArray(new Block[0])).carrying(direction.needsTheEnd() ? 0 : carry, 0);
  }

  private static Block backward(Block block) {
    return new Block("backward-" + block.name(), block.role(), block.rows(), block.columns(), block.groups(),
        block.fan(), 0, block.constants());
  }

  /** Weights of the inputs, recurrent weights and biases. */
  static List<Block> blocks(Shape input, int units, int gates) {
    if (!(input instanceof Shape.Steps)) {
      throw new UnsuitableShapeException("sequences");
    }
    Fan fan = new Fan(input.features(), units);
    int columns = Math.multiplyExact(units, gates);
    return List.of(Block.weights("weights", input.features(), columns, gates),
        Block.recurrent("recurrent", units, gates),
        Block.biases("biases", columns, gates, fan));
  }

  /** What a layer computes, written down. */
  static RowsExpression expression(RowsExpression x, Direction direction, Outputs outputs, List<Block> blocks,
      CellExpression cell) {
    int perWay = blocks.size() / direction.count();
    List<RowsExpression> ways = new ArrayList<>();
    for (int i = 0; i < direction.count(); i++) {
      ways.add(cell.outputs(x, blocks.subList(i * perWay, (i + 1) * perWay), direction.isBackward(i),
          outputs == Outputs.ALL));
    }
    return ways.size() == 1 ? ways.get(0) : new RowsExpression.Beside(ways);
  }
}
