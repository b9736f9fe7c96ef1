package io.ganglion.testkit;

import io.ganglion.api.Block;
import io.ganglion.api.Fan;
import io.ganglion.api.WeightInitializer;
import io.ganglion.api.host.PluginKind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a {@link WeightInitializer} owes. Implement {@link #initializer()} and inherit the tests. */
public interface InitializerContract extends PluginContract<WeightInitializer> {
  /** The initializer that is tested. */
  WeightInitializer initializer();

  /** Whether it draws random numbers at all. */
  default boolean isRandom() {
    return true;
  }

  @Override
  default PluginKind<WeightInitializer> kind() {
    return PluginKind.INITIALIZER;
  }

  @Override
  default WeightInitializer plugin() {
    return initializer();
  }

  @Test
  default void fillsItsBlockAndNothingElse() {
    for (Fan fan : List.of(new Fan(1, 1), new Fan(3, 5), new Fan(5, 3), new Fan(100, 1))) {
      int from = 7;
      int to = from + fan.in() * fan.out();
      double[] weights = Bits.poison(to + 9);
      initializer().fill(weights, from, to, fan, new SplittableRandom(1));
      for (int i = 0; i < weights.length; i++) {
        boolean inside = i >= from && i < to;
        if (!inside && !Double.isNaN(weights[i])) {
          throw Breach.of("fill(weights, " + from + ", " + to + ", …) wrote weights[" + i + "]",
              "write weights[from] to weights[to - 1] and nothing else");
        }
        if (inside && !Double.isFinite(weights[i])) {
          throw Breach.of("after fill(weights, " + from + ", " + to + ", …, " + fan + ", …), weights[" + i + "] is "
                  + weights[i] + " (it was NaN before)",
              "overwrite every weight from from to to - 1 with a finite number, whatever was there");
        }
      }
    }
  }

  /** Hosts say which block they have filled: of weights, of biases, of the matrices of several gates side by side. */
  @Test
  default void fillsAnyBlockThatALayerHas() {
    for (Block block : Blocks.SOME) {
      int at = 7;
      double[] weights = Bits.poison(at + block.size() + 9);
      initializer().fill(weights, at, block, new SplittableRandom(1));
      for (int i = 0; i < weights.length; i++) {
        boolean inside = i >= at && i < at + block.size();
        if (!inside && !Double.isNaN(weights[i])) {
          throw Breach.of("fill(weights, " + at + ", " + block + ", …) wrote weights[" + i + "]",
              "write weights[at] to weights[at + block.size() - 1] and nothing else");
        }
        if (inside && !Double.isFinite(weights[i])) {
          throw Breach.of("after fill(weights, " + at + ", " + block + ", …), weights[" + i + "] is " + weights[i]
                  + " (it was NaN before)",
              "overwrite every weight of the block with a finite number, whatever was there");
        }
      }
      double[] again = Bits.poison(block.size());
      initializer().fill(again, 0, block, new SplittableRandom(1));
      int i = Bits.firstDifference(Arrays.copyOfRange(weights, at, at + block.size()), again);
      if (i >= 0) {
        throw Breach.of("weight " + i + " of " + block + " is " + weights[at + i] + " at first and " + again[i]
                + " from the same random numbers at another place",
            "let at alone say where the block lies: block.start() is its place within its layer");
      }
    }
  }

  @Test
  default void anEmptyBlockIsNothingToDo() {
    double[] weights = {1, 2, 3};
    initializer().fill(weights, 2, 2, new Fan(1, 1), new SplittableRandom(1));
    if (!Arrays.equals(weights, new double[] {1, 2, 3})) {
      throw Breach.of("fill(weights, 2, 2, …) changed the weights to " + Arrays.toString(weights),
          "write nothing where from is to");
    }
  }

  /** Wherever the block lies and whatever was there, the same stream of random numbers gives the same bits. */
  @Test
  default void theSameRandomNumbersGiveTheSameWeights() {
    double[] first = Blocks.draw(initializer(), 42);
    double[] again = new double[first.length + 11];
    initializer().fill(again, 11, again.length, Blocks.FAN, new SplittableRandom(42));
    int i = Bits.firstDifference(first, Arrays.copyOfRange(again, 11, again.length));
    if (i >= 0) {
      throw Breach.of("weight " + i + " of a block is " + first[i] + " at first and " + again[11 + i]
              + " from the same random numbers at another place",
          "take every random number from the generator that is handed over, keep nothing between calls, and overwrite"
              + " rather than add");
    }
  }

  @Test
  default void otherRandomNumbersGiveOtherWeights() {
    boolean same = Bits.firstDifference(Blocks.draw(initializer(), 1), Blocks.draw(initializer(), 2)) < 0;
    if (same && isRandom()) {
      throw Breach.of("two different streams of random numbers give the same weights",
          "draw from the generator that is handed over; if the weights aren't meant to be random, let isRandom() return"
              + " false");
    }
    if (!same && !isRandom()) {
      throw Breach.of("isRandom() is false, but two different streams of random numbers give different weights",
          "let isRandom() return true");
    }
  }

  @Test
  default void threadsAgreeBitForBit() {
    WeightInitializer shared = initializer();
    int disagreements = AtOnce.disagreements(Blocks.repeats(shared, 1), Blocks.repeats(shared, 2));
    if (disagreements > 0) {
      throw Breach.of("two threads that use one instance disturb each other: " + disagreements
              + " blocks have other bits than alone",
          "keep nothing between calls, neither in static fields nor in arrays; local variables are enough");
    }
  }
}
