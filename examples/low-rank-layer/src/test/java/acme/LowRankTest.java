package acme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.ganglion.api.Layer;
import io.ganglion.api.Shape;
import io.ganglion.testkit.LayerContract;
import io.ganglion.testkit.PlainPass;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowRankTest implements LayerContract {
  @Override public Layer layer() { return new LowRank(3, 2); }

  @Override public List<Shape> shapes() {
    return List.of(new Shape.Row(4), new Shape.Steps(2), new Shape.Grid(2, 2, 1));
  }

  @Test void isTheProductOfBothMatrices() {
    PlainPass pass = new PlainPass(new LowRank(2, 1), new Shape.Row(3),
        new double[] {1, 2, 3}, new double[] {10, -1}, new double[] {0.5, 0.25});
    assertArrayEquals(new double[] {60.5, -5.75}, pass.outputs(new double[] {1, 1, 1})[0]);
  }
}
