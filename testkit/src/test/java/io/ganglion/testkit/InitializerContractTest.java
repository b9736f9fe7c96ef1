package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Api;
import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.Plugin;
import io.ganglion.api.WeightInitializer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Initialisers with one fault each, and what of the contract each fails. */
class InitializerContractTest {
  @Plugin(name = "one-too-many", summary = "Takes the end of the block for its last weight.", api = Api.LEVEL)
  public record OneTooMany() implements WeightInitializer {
    @Override
    public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      for (int i = from; i <= to && i < weights.length; i++) {
        weights[i] = random.nextDouble();
      }
    }
  }

  static class OneTooManyContract implements InitializerContract {
    @Override
    public WeightInitializer initializer() {
      return new OneTooMany();
    }
  }

  @Test
  void writingBeyondTheBlockFails() {
    Map<String, String> failures = Failures.of(OneTooManyContract.class);
    assertEquals(Set.of("anEmptyBlockIsNothingToDo", "fillsAnyBlockThatALayerHas", "fillsItsBlockAndNothingElse"),
        failures.keySet());
    assertEquals("""
        fill(weights, 7, 8, …) wrote weights[8]
          help: write weights[from] to weights[to - 1] and nothing else""",
        failures.get("fillsItsBlockAndNothingElse"));
  }

  @Plugin(name = "adding", summary = "Adds to whatever was there.", api = Api.LEVEL)
  public record Adding() implements WeightInitializer {
    @Override
    public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      for (int i = from; i < to; i++) {
        weights[i] += random.nextDouble();
      }
    }
  }

  static class AddingContract implements InitializerContract {
    @Override
    public WeightInitializer initializer() {
      return new Adding();
    }
  }

  @Test
  void addingRatherThanOverwritingFails() {
    assertEquals("""
        after fill(weights, 7, 8, …, Fan[in=1, out=1], …), weights[7] is NaN (it was NaN before)
          help: overwrite every weight from from to to - 1 with a finite number, whatever was there""",
        Failures.of(AddingContract.class).get("fillsItsBlockAndNothingElse"));
  }

  @Plugin(name = "own-random", summary = "Draws from a generator of its own.", api = Api.LEVEL)
  public record OwnRandom() implements WeightInitializer {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    @Override
    public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      for (int i = from; i < to; i++) {
        weights[i] = RANDOM.nextDouble();
      }
    }
  }

  static class OwnRandomContract implements InitializerContract {
    @Override
    public WeightInitializer initializer() {
      return new OwnRandom();
    }
  }

  @Test
  void drawingFromAGeneratorOfItsOwnFails() {
    Map<String, String> failures = Failures.of(OwnRandomContract.class);
    assertEquals(Set.of("fillsAnyBlockThatALayerHas", "theSameRandomNumbersGiveTheSameWeights",
        "threadsAgreeBitForBit"),
        failures.keySet());
    String message = failures.get("theSameRandomNumbersGiveTheSameWeights");
    assertTrue(message.matches("(?s)weight 0 of a block is \\S+ at first and \\S+ from the same random numbers at"
        + " another place\n  help: take every random number from the generator that is handed over, keep nothing"
        + " between calls, and overwrite rather than add"), message);
  }

  @Plugin(name = "deaf", summary = "Always gives the same weights.", api = Api.LEVEL)
  public record Deaf() implements WeightInitializer {
    @Override
    public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      Arrays.fill(weights, from, to, 0.5);
    }
  }

  static class DeafContract implements InitializerContract {
    @Override
    public WeightInitializer initializer() {
      return new Deaf();
    }
  }

  @Test
  void ignoringTheGeneratorFails() {
    assertEquals(Map.of("otherRandomNumbersGiveOtherWeights", """
        two different streams of random numbers give the same weights
          help: draw from the generator that is handed over; if the weights aren't meant to be random, let isRandom() \
        return false"""),
        Failures.of(DeafContract.class));
  }

  @Plugin(name = "misplaced", summary = "Writes to a block's place in its layer.", api = Api.LEVEL)
  public record Misplaced() implements WeightInitializer {
    @Override
    public void fill(double[] weights, int from, int to, Fan fan, RandomGenerator random) {
      for (int i = from; i < to; i++) {
        weights[i] = random.nextDouble();
      }
    }

    @Override
    public void fill(double[] weights, int at, Block block, RandomGenerator random) {
      fill(weights, block.start(), block.end(), block.fan(), random);
    }
  }

  static class MisplacedContract implements InitializerContract {
    @Override
    public WeightInitializer initializer() {
      return new Misplaced();
    }
  }

  @Test
  void fillingABlockAtItsPlaceInTheLayerFails() {
    assertEquals(Map.of("fillsAnyBlockThatALayerHas", """
        fill(weights, 7, Block[name=weights, role=WEIGHTS, rows=1, columns=1, groups=1, fan=Fan[in=1, out=1], \
        start=0, constants=[]], …) wrote weights[0]
          help: write weights[at] to weights[at + block.size() - 1] and nothing else"""),
        Failures.of(MisplacedContract.class));
  }
}
