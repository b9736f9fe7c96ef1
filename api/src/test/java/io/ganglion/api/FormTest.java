package io.ganglion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
  private static final Shape OUT = new Shape.Steps(3);

  @Test
  void laysItsBlocksOneBehindTheOther() {
    Form form = new Form(OUT, Block.weights("input", 2, 12, 4).startingAt(7), Block.recurrent("recurrent", 3, 4),
        Block.biases("biases", 12, 4, new Fan(2, 3)).startingWith(0, 0, 1, 0)).carrying(6, 0);
    assertEquals(List.of(0, 24, 60), form.blocks().stream().map(Block::start).toList());
    assertEquals(72, form.parameters());
    assertEquals(List.of(0.0, 0.0, 1.0, 0.0), form.blocks().get(2).constants());
    assertEquals(new Fan(2, 3), form.blocks().get(0).fan());
    assertEquals(new Fan(3, 3), form.blocks().get(1).fan());
    assertEquals(6, form.carryPerExample());
    assertEquals(0, new Form(OUT).parameters());
    assertEquals(4, new Form(OUT).measuring(4).statistics());
  }

  @Test
  void refusesTwoBlocksOfOneName() {
    assertEquals("two blocks are named 'scales'", assertThrows(IllegalArgumentException.class,
        () -> new Form(OUT, Block.scales("scales", 3), Block.scales("scales", 3))).getMessage());
  }

  @Test
  void refusesConstantsThatAreNotOneForEachGroup() {
    Block block = Block.biases("biases", 12, 4, new Fan(2, 3));
    assertEquals("constants must be 4, one for each group, but are 2",
        assertThrows(InvalidSettingException.class, () -> block.startingWith(0, 1)).getMessage());
    assertEquals("constants must be a finite number, but is NaN", assertThrows(InvalidSettingException.class,
        () -> Block.scales("scales", 1).startingWith(Double.NaN)).getMessage());
  }

  @Test
  void shapesSayWhatTheyAre() {
    assertEquals("steps of 12 numbers", new Shape.Steps(12).toString());
    assertEquals("steps of 1 number", new Shape.Steps(1).toString());
    assertEquals("a row of 4 numbers", new Shape.Row(4).toString());
    assertEquals("tokens from a vocabulary of 65", new Shape.Tokens(65).toString());
    assertEquals("images of 28 × 28 × 1", new Shape.Grid(28, 28, 1).toString());
  }

  @Test
  void otherFeaturesLeaveTheRowsAsTheyAre() {
    assertEquals(new Shape.Row(5), new Shape.Row(4).withFeatures(5));
    assertEquals(new Shape.Steps(5), new Shape.Tokens(65).withFeatures(5));
    assertEquals(new Shape.Steps(5), new Shape.Steps(4).withFeatures(5));
    assertEquals(new Shape.Grid(2, 3, 5), new Shape.Grid(2, 3, 4).withFeatures(5));
  }
}
