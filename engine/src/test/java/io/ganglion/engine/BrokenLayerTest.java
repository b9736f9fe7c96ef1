package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Plugin;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import io.ganglion.api.host.PluginContractException;
import io.ganglion.initializers.GlorotUniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Backprop;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers that give what their contract rules out. */
class BrokenLayerTest {
  /** Where a layer is broken. */
  enum Where {
    NOWHERE, FORM, PASS, FORWARD, FORWARD_WIDTH, FORWARD_ROWS, BACKWARD, SUMS, SUMS_TOO_FEW, SUMS_NULL
  }

  /** y = x W. */
  @Plugin(name = "test.broken", summary = "Broken.", api = Api.LEVEL)
  record Broken(Where where) implements Layer {
    @Override
    public Form form(Shape input) {
      return where == Where.FORM ? null : new Form(new Shape.Row(2), Block.weights("weights", input.features(), 2, 1));
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return where == Where.PASS ? null : new Pass() {
        private final Values y = maths.values(where == Where.FORWARD_WIDTH ? 3 : 2);
        private final Values dx = maths.values(input.features());
        private List<List<Sum>> sums = List.of();

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          if (where == Where.FORWARD_WIDTH || where == Where.FORWARD_ROWS) {
            y.resize(where == Where.FORWARD_ROWS ? x.rows() + 1 : x.rows());
          } else {
            maths.times(x, blocks.get(0), y);
          }
          return where == Where.FORWARD ? null : y;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          if (isAsked) {
            maths.timesTransposed(dy, blocks.get(0), dx);
          }
          sums = List.of(List.of(new Sum.Products(x, dy)));
          return where == Where.BACKWARD ? null : dx;
        }

        @Override
        public List<List<Sum>> sums() {
          return where == Where.SUMS ? null : where == Where.SUMS_TOO_FEW ? List.of()
              : where == Where.SUMS_NULL ? Collections.singletonList(null) : sums;
        }
      };
    }
  }

  private static void train(Where where) {
    Network network = Network.withInputs(new Shape.Row(3)).dense(4, new Identity(), new GlorotUniform())
        .layer(new Broken(where), new GlorotUniform()).activation(new Identity()).build();
    Training.of(network, new SquaredError()).trainer(new Backprop()).epochs(2).run(Generated.examples(1, 5, 3, 2));
  }

  @Test
  void oneThatIsNotBrokenTrains() {
    train(Where.NOWHERE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      FORM          | form returned null
      PASS          | pass returned null
      FORWARD       | forward returned null instead of 5 × 2
      FORWARD_WIDTH | forward returned 5 × 3 numbers instead of 5 × 2
      FORWARD_ROWS  | forward returned 6 × 2 numbers instead of 5 × 2
      BACKWARD      | backward returned null instead of 5 × 4
      SUMS          | sums returned null
      SUMS_TOO_FEW  | sums returned a list of 0 that isn't one for each of 1 blocks
      SUMS_NULL     | sums returned a list of 1 that isn't one for each of 1 blocks
      """)
  void isNamedWithTheMethod(Where where, String what) {
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> train(where));
    assertEquals("layer 'test.broken': " + what, e.getMessage());
    PluginContractException contract = (PluginContractException) e.getCause();
    assertEquals(Broken.class, contract.plugin().orElseThrow());
    assertEquals(what, contract.method() + " " + contract.broken());
  }
}
