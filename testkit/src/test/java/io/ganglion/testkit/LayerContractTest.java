package io.ganglion.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ganglion.api.Api;
import io.ganglion.api.Batch;
import io.ganglion.api.Block;
import io.ganglion.api.Carry;
import io.ganglion.api.ExportableLayer;
import io.ganglion.api.Form;
import io.ganglion.api.Layer;
import io.ganglion.api.Maths;
import io.ganglion.api.Matrix;
import io.ganglion.api.Plugin;
import io.ganglion.api.RowsExpression;
import io.ganglion.api.Shape;
import io.ganglion.api.Sum;
import io.ganglion.api.Values;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Layers with one fault each, and the tests of the contract that each fails. */
class LayerContractTest {
  private static final Set<String> BOTH_OF_GRADIENTS =
      Set.of("gradientsAgreeWithDifferences", "sumsAgreeWithTheDifferenceOfTheLoss");

  /** The contract of a layer of the test. */
  interface Contract extends LayerContract {
    @Override
    default List<Shape> shapes() {
      return List.of(new Shape.Steps(2));
    }

    /** These layers are in no jar. */
    @Override
    default void isListedInItsServicesFile() {}
  }

  private static void assertFails(Map<String, String> failures, Set<String> tests, String test, String message) {
    assertEquals(new TreeSet<>(tests), failures.keySet(), failures.toString());
    assertEquals(message, failures.get(test));
  }

  @Plugin(name = "right", summary = "Keeps the contract.", api = Api.LEVEL)
  public record Right() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths);
    }
  }

  static class RightContract implements Contract {
    @Override
    public Layer layer() {
      return new Right();
    }
  }

  @Test
  void aLayerWithoutFaultsPasses() {
    assertEquals(Map.of(), Failures.of(RightContract.class));
  }

  @Plugin(name = "wrong-sum", summary = "Multiplies with the outputs instead of the inputs.", api = Api.LEVEL)
  public record WrongSum() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          Values dx = super.backward(batch, x, dy, blocks, isAsked);
          for (int row = 0; row < x.rows(); row++) {
            for (int j = 0; j < features; j++) {
              set(ofScales, row, j, get(dAll, row, j) * get(y, row, j));
            }
          }
          return dx;
        }
      };
    }
  }

  static class WrongSumContract implements Contract {
    @Override
    public Layer layer() {
      return new WrongSum();
    }
  }

  @Test
  void aWrongGradientFails() {
    Map<String, String> failures = Failures.of(WrongSumContract.class);
    assertEquals(new TreeSet<>(BOTH_OF_GRADIENTS), failures.keySet());
    assertTrue(failures.get("gradientsAgreeWithDifferences").matches("(?s)the sums of block 'scales' give"
        + " dL/d'scales'\\[0]\\[0] = \\S+, but differences of forward say it is between \\S+ and \\S+\n  help: give the"
        + " two sides of the product, or the rows, that the gradient is the sum of"), failures.toString());
  }

  @Plugin(name = "forgotten-sum", summary = "Has a block without a gradient.", api = Api.LEVEL)
  public record ForgottenSum() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public List<List<Sum>> sums() {
          return List.of(List.of(), sums.get(1));
        }
      };
    }
  }

  static class ForgottenSumContract implements Contract {
    @Override
    public Layer layer() {
      return new ForgottenSum();
    }
  }

  @Test
  void aBlockWithoutAGradientFails() {
    Set<String> tests = new TreeSet<>(BOTH_OF_GRADIENTS);
    tests.add("allocatesNothingOnceItsArraysAreLargeEnough"); // it makes its list anew
    assertEquals(tests, Failures.of(ForgottenSumContract.class).keySet());
  }

  @Plugin(name = "forgets-later", summary = "Leaves out what comes back from later steps.", api = Api.LEVEL)
  public record ForgetsLater() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          super.backward(batch, x, dy, blocks, isAsked);
          for (int row = 0; row < x.rows(); row++) {
            for (int j = 0; j < features; j++) {
              set(dx, row, j, get(dy, row, j) * scale(blocks, j));
            }
          }
          return dx;
        }
      };
    }
  }

  static class ForgetsLaterContract implements Contract {
    @Override
    public Layer layer() {
      return new ForgetsLater();
    }
  }

  @Test
  void aWrongInputGradientFails() {
    Map<String, String> failures = Failures.of(ForgetsLaterContract.class);
    assertEquals(Set.of("inputGradientAgreesWithDifferences"), failures.keySet());
    assertTrue(failures.get("inputGradientAgreesWithDifferences").matches("(?s)backward gives dL/dx = \\S+ for example"
        + " 0, row 0, column 0, but differences of forward say it is between \\S+ and \\S+\n  help: make dL/dx that of"
        + " the outputs; at a kink, the slope to either side will do"), failures.toString());
  }

  @Plugin(name = "wrong-float", summary = "Computes something else in single precision.", api = Api.LEVEL)
  public record WrongFloat() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double decay(List<Matrix> blocks, int column) {
          return maths.isDouble() ? super.decay(blocks, column) : super.decay(blocks, 0);
        }
      };
    }
  }

  static class WrongFloatContract implements Contract {
    @Override
    public Layer layer() {
      return new WrongFloat();
    }
  }

  @Test
  void anotherFunctionInSinglePrecisionFails() {
    Map<String, String> failures = Failures.of(WrongFloatContract.class);
    assertEquals(Set.of("singlePrecisionAgrees"), failures.keySet());
    assertTrue(failures.get("singlePrecisionAgrees").matches("(?s)in single precision, the outputs have \\S+ in row 1,"
        + " column 1, and in double precision \\S+\n  help: compute the same in both precisions: Maths.isDouble says"
        + " which array is there"), failures.toString());
  }

  /** An example goes on from the one before it in the batch, forward and back. */
  @Plugin(name = "goes-on", summary = "Takes the batch for one sequence.", api = Api.LEVEL)
  public record GoesOn() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double begin(Batch batch, int example, int column) {
          return example == 0 ? super.begin(batch, example, column) : get(y, batch.start(example) - 1, column);
        }
      };
    }
  }

  static class GoesOnContract implements Contract {
    @Override
    public Layer layer() {
      return new GoesOn();
    }
  }

  @Test
  void aSequenceThatGoesOnFromItsNeighbourFails() {
    Map<String, String> failures = Failures.of(GoesOnContract.class);
    assertTrue(failures.keySet().containsAll(
        Set.of("treatsEachExampleAlone", "theOrderOfExamplesMakesNoDifference")), failures.toString());
    assertTrue(failures.get("treatsEachExampleAlone").matches("(?s)example 1 of a batch of 5: number 0 of the outputs"
        + " is \\S+, and otherwise \\S+\n  help: let an example depend on its own rows alone, .*"),
        failures.toString());
  }

  @Plugin(name = "by-place", summary = "Draws by the place in the batch.", api = Api.LEVEL)
  public record ByPlace() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double begin(Batch batch, int example, int column) {
          return example / 4.0;
        }
      };
    }

    @Override
    public Form form(Shape input) {
      return LeakyPass.form(input).carrying(0, 0);
    }
  }

  static class ByPlaceContract implements Contract {
    @Override
    public Layer layer() {
      return new ByPlace();
    }
  }

  @Test
  void whatDependsOnThePlaceInTheBatchFails() {
    Map<String, String> failures = Failures.of(ByPlaceContract.class);
    assertEquals(Set.of("treatsEachExampleAlone", "theOrderOfExamplesMakesNoDifference"), failures.keySet());
    assertTrue(failures.get("theOrderOfExamplesMakesNoDifference").matches("(?s)example 4 in the order"
        + " \\[4, 2, 0, 3, 1]: number 0 of the outputs is \\S+, and otherwise \\S+\n  help: let nothing depend on the"
        + " place of an example in its batch; random bits are those of batch.bits\\(example, index\\)"),
        failures.toString());
  }

  /** What an example adds is added in an order that depends on how many there are. */
  @Plugin(name = "by-count", summary = "Adds up from the end in larger batches.", api = Api.LEVEL)
  public record ByCount() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          super.backward(batch, x, dy, blocks, isAsked);
          for (int row = 0; row < x.rows() / 2 && batch.examples() > 1; row++) {
            for (int j = 0; j < features; j++) {
              double first = get(ofScales, row, j);
              set(ofScales, row, j, get(ofScales, x.rows() - 1 - row, j));
              set(ofScales, x.rows() - 1 - row, j, first);
            }
          }
          return dx;
        }
      };
    }
  }

  static class ByCountContract implements Contract {
    @Override
    public Layer layer() {
      return new ByCount();
    }
  }

  @Test
  void anOrderOfRowsThatDependsOnOtherExamplesFails() {
    Map<String, String> failures = Failures.of(ByCountContract.class);
    assertEquals(Set.of("treatsEachExampleAlone"), failures.keySet());
    assertTrue(failures.get("treatsEachExampleAlone").matches("(?s)for example 2 of a batch of 5, the gradient of"
        + " 'scales'\\[0]\\[\\d] is \\S+, and else \\S+\n.*"), failures.toString());
  }

  @Plugin(name = "leaves-rows", summary = "Forgets the last row of a batch.", api = Api.LEVEL)
  public record LeavesRows() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          super.forward(batch, x, blocks);
          for (int j = 0; j < features && batch.carry().isEmpty(); j++) {
            set(y, x.rows() - 1, j, Double.NaN); // as it was after resize
          }
          return y;
        }
      };
    }
  }

  static class LeavesRowsContract implements Contract {
    @Override
    public Layer layer() {
      return new LeavesRows();
    }
  }

  @Test
  void aRowThatIsNotWrittenFails() {
    Map<String, String> failures = Failures.of(LeavesRowsContract.class);
    assertEquals("""
        the outputs have NaN in row 17, column 0
          help: write every row: what values hold after resize is undefined, here NaN""",
        failures.get("writesEveryNumber"));
  }

  @Plugin(name = "reads-from-0", summary = "Takes for granted that x begins at 0.", api = Api.LEVEL)
  public record ReadsFromZero() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double get(Values values, int row, int column) {
          int index = row * values.columns() + column;
          return maths.isDouble() ? values.doubles()[index] : values.floats()[index];
        }
      };
    }
  }

  static class ReadsFromZeroContract implements Contract {
    @Override
    public Layer layer() {
      return new ReadsFromZero();
    }
  }

  @Test
  void readingFromTheBeginningOfTheArrayFails() {
    assertTrue(Failures.of(ReadsFromZeroContract.class).get("writesEveryNumber")
        .startsWith("the outputs have NaN in row 0, column 0\n"));
  }

  @Plugin(name = "stale", summary = "Goes on from where the last call ended.", api = Api.LEVEL)
  public record Stale() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        private double last;

        @Override
        double begin(Batch batch, int example, int column) {
          return last;
        }

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          super.forward(batch, x, blocks);
          last = batch.examples() == 2 ? get(y, 0, 0) : 0;
          return y;
        }
      };
    }

    @Override
    public Form form(Shape input) {
      return LeakyPass.form(input).carrying(0, 0);
    }
  }

  static class StaleContract implements Contract {
    @Override
    public Layer layer() {
      return new Stale();
    }
  }

  @Test
  void whatGoesOnFromCallToCallFails() {
    Map<String, String> failures = Failures.of(StaleContract.class);
    assertTrue(failures.get("givesTheSameAgain").matches("(?s)the second time, all examples: number 0 of the outputs"
        + " is \\S+, and otherwise \\S+\n  help: let every call begin anew: keep nothing that a later call would see"),
        failures.toString());
    assertEquals(Set.of("givesTheSameAgain", "threadsAgreeBitForBit"), failures.keySet());
  }

  @Plugin(name = "lazy", summary = "Computes gradients only if dL/dx is asked for.", api = Api.LEVEL)
  public record Lazy() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          if (isAsked) {
            return super.backward(batch, x, dy, blocks, isAsked);
          }
          ofDecays.resize(0);
          ofScales.resize(0);
          return dy;
        }
      };
    }
  }

  static class LazyContract implements Contract {
    @Override
    public Layer layer() {
      return new Lazy();
    }
  }

  @Test
  void gradientsThatNeedTheInputGradientFail() {
    Map<String, String> failures = Failures.of(LazyContract.class);
    assertEquals(Set.of("gradientsNeedNoInputGradient"), failures.keySet());
    assertTrue(failures.get("gradientsNeedNoInputGradient").matches("(?s)if dL/dx isn't asked for, the gradient of"
        + " 'decays'\\[0]\\[0] is 0.0, and else \\S+\n  help: compute what sums\\(\\) names whether dL/dx is asked for"
        + " or not"), failures.toString());
  }

  @Plugin(name = "careless", summary = "Writes behind the rows that it is given.", api = Api.LEVEL)
  public record WritesIntoX() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          set(x, x.rows(), 0, 0);
          return super.forward(batch, x, blocks);
        }
      };
    }
  }

  static class WritesIntoXContract implements Contract {
    @Override
    public Layer layer() {
      return new WritesIntoX();
    }
  }

  @Test
  void writingIntoWhatItIsGivenFails() {
    assertFails(Failures.of(WritesIntoXContract.class), Set.of("changesNothingThatItIsGiven"),
        "changesNothingThatItIsGiven", """
            forward changes index 41 of the array of x from NaN to 0.0
              help: write into values of the pass""");
  }

  @Plugin(name = "trains-itself", summary = "Changes its parameters on its own.", api = Api.LEVEL)
  public record TrainsItself() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          Values result = super.backward(batch, x, dy, blocks, isAsked);
          set(blocks.get(1).values(), 0, 0, 1);
          return result;
        }
      };
    }
  }

  static class TrainsItselfContract implements Contract {
    @Override
    public Layer layer() {
      return new TrainsItself();
    }
  }

  @Test
  void changingParametersFails() {
    assertFails(Failures.of(TrainsItselfContract.class), Set.of("changesNothingThatItIsGiven"),
        "changesNothingThatItIsGiven", """
            backward changes the parameters of 'scales'
              help: leave them to the trainer""");
  }

  /** Asks for random bits when told to. */
  private static LeakyPass asking(Shape input, Maths maths, boolean always) {
    return new LeakyPass(input, maths) {
      @Override
      double begin(Batch batch, int example, int column) {
        return (batch.isTraining() || always) && batch.carry().isEmpty() ? batch.bits(example, column) * 0x1p-63
            : super.begin(batch, example, column);
      }
    };
  }

  @Plugin(name = "always-random", summary = "Is random in predictions, too.", api = Api.LEVEL)
  public record AlwaysRandom() implements LeakyPass.Leaky {
    @Override
    public Form form(Shape input) {
      return LeakyPass.form(input).carrying(0, 0);
    }

    @Override
    public boolean isFixed() {
      return false;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return asking(input, maths, true);
    }
  }

  static class AlwaysRandomContract implements Contract {
    @Override
    public Layer layer() {
      return new AlwaysRandom();
    }
  }

  @Test
  void randomPredictionsFail() {
    assertFails(Failures.of(AlwaysRandomContract.class), Set.of("asksForBitsOnlyToLearn"), "asksForBitsOnlyToLearn", """
        it asks for random bits in a batch that isn't for training
          help: ask batch.isTraining() first""");
  }

  @Plugin(name = "seems-fixed", summary = "Doesn't say that it is random.", api = Api.LEVEL)
  public record SeemsFixed() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return asking(input, maths, false);
    }
  }

  static class SeemsFixedContract implements Contract {
    @Override
    public Layer layer() {
      return new SeemsFixed();
    }
  }

  @Test
  void aRandomLayerThatDoesNotSaySoFails() {
    assertFails(Failures.of(SeemsFixedContract.class), Set.of("asksForBitsOnlyToLearn"), "asksForBitsOnlyToLearn", """
        isFixed() is true, but it asks for random bits in training
          help: override isFixed()""");
  }

  @Plugin(name = "seems-random", summary = "Says that it is random, and isn't.", api = Api.LEVEL)
  public record SeemsRandom() implements LeakyPass.Leaky {
    @Override
    public boolean isFixed() {
      return false;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths);
    }
  }

  static class SeemsRandomContract implements Contract {
    @Override
    public Layer layer() {
      return new SeemsRandom();
    }
  }

  @Test
  void aFixedLayerThatSaysItIsRandomFails() {
    assertFails(Failures.of(SeemsRandomContract.class), Set.of("asksForBitsOnlyToLearn"), "asksForBitsOnlyToLearn", """
        isFixed() is false, but it asks for no random bits in training
          help: leave isFixed() as it is: trainers that need a fixed function are refused otherwise""");
  }

  /** Draws other bits on the way back. */
  @Plugin(name = "other-bits", summary = "Draws anew on the way back.", api = Api.LEVEL)
  public record OtherBits() implements LeakyPass.Leaky {
    @Override
    public boolean isFixed() {
      return false;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double scale(List<Matrix> blocks, int column) {
          return super.scale(blocks, column) * factor;
        }

        private double factor = 1;

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          factor = batch.isTraining() && batch.bits(0, 0) != 0 ? 2 : 1;
          return super.forward(batch, x, blocks);
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          factor = 3;
          return super.backward(batch, x, dy, blocks, isAsked);
        }
      };
    }
  }

  static class OtherBitsContract implements Contract {
    @Override
    public Layer layer() {
      return new OtherBits();
    }
  }

  @Test
  void otherBitsOnTheWayBackFail() {
    Map<String, String> failures = Failures.of(OtherBitsContract.class);
    assertTrue(failures.containsKey("inputGradientAgreesWithDifferences"), failures.toString());
  }

  @Plugin(name = "forgets-carry", summary = "Begins anew with each part of a sequence.", api = Api.LEVEL)
  public record ForgetsCarry() implements LeakyPass.Leaky {
    @Override
    public boolean isCausal() {
      return true;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double begin(Batch batch, int example, int column) {
          return 0;
        }
      };
    }
  }

  static class ForgetsCarryContract implements Contract {
    @Override
    public Layer layer() {
      return new ForgetsCarry();
    }
  }

  @Test
  void beginningAnewInEachPartFails() {
    Map<String, String> failures = Failures.of(ForgetsCarryContract.class);
    assertEquals(Set.of("carriesASequenceOn"), failures.keySet());
    assertTrue(failures.get("carriesASequenceOn").matches("(?s)number 2 of the outputs for a sequence of 4 steps is"
        + " \\S+ in one call, and \\S+ if the first call ends with step 1\n  help: take up in forward what the last"
        + " call left in batch.carry\\(\\), and leave there what the next one needs; or let the form carry nothing"),
        failures.toString());
  }

  @Plugin(name = "leaves-first", summary = "Leaves its first step for the next call.", api = Api.LEVEL)
  public record LeavesFirst() implements LeakyPass.Leaky {
    @Override
    public boolean isCausal() {
      return true;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        void leave(Carry carry, int last) {
          super.leave(carry, 0);
        }
      };
    }
  }

  static class LeavesFirstContract implements Contract {
    @Override
    public Layer layer() {
      return new LeavesFirst();
    }
  }

  @Test
  void leavingTheWrongStateFails() {
    Map<String, String> failures = Failures.of(LeavesFirstContract.class);
    assertEquals(Set.of("carriesASequenceOn"), failures.keySet());
    assertTrue(failures.get("carriesASequenceOn").contains("if the first call ends with step 2"), failures.toString());
  }

  @Plugin(name = "shares", summary = "All passes compute in one field.", api = Api.LEVEL)
  public record Shares() implements LeakyPass.Leaky {
    private static volatile double shared;

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        double scale(List<Matrix> blocks, int column) {
          shared = super.scale(blocks, column);
          LockSupport.parkNanos(1); // another thread comes, even where there is a single processor for all
          return shared;
        }
      };
    }
  }

  static class SharesContract implements Contract {
    @Override
    public Layer layer() {
      return new Shares();
    }
  }

  @Test
  void sharingAFieldFails() {
    Map<String, String> failures = Failures.of(SharesContract.class);
    assertEquals(Set.of("threadsAgreeBitForBit"), failures.keySet());
    assertTrue(failures.get("threadsAgreeBitForBit").matches("(?s)threads with a pass each disturb each other: \\d+"
        + " passes gave other bits than alone\n  help: keep what changes in the pass, neither in static fields nor in"
        + " the layer"), failures.toString());
  }

  @Plugin(name = "wasteful", summary = "Makes arrays in every call.", api = Api.LEVEL)
  public record Wasteful() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          Values copy = maths.values(features);
          copy.resize(x.rows());
          for (int row = 0; row < x.rows(); row++) {
            for (int j = 0; j < features; j++) {
              set(copy, row, j, get(x, row, j));
            }
          }
          return super.forward(batch, copy, blocks);
        }
      };
    }
  }

  static class WastefulContract implements Contract {
    @Override
    public Layer layer() {
      return new Wasteful();
    }
  }

  @Test
  void allocatingInEveryCallFails() {
    Map<String, String> failures = Failures.of(WastefulContract.class);
    assertEquals(Set.of("allocatesNothingOnceItsArraysAreLargeEnough"), failures.keySet());
    assertTrue(failures.get("allocatesNothingOnceItsArraysAreLargeEnough").matches("(?s)forward, backward and sums"
        + " together allocate \\d+ bytes in every call\n  help: make values, lists and sums once, in the constructor of"
        + " the pass, and arrays only when they are too small"), failures.toString());
  }

  @Plugin(name = "half-the-steps", summary = "Says that half of the steps come out.", api = Api.LEVEL)
  public record HalfTheSteps() implements LeakyPass.Leaky {
    @Override
    public int steps(int steps) {
      return (steps + 1) / 2;
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths);
    }
  }

  static class HalfTheStepsContract implements Contract {
    @Override
    public Layer layer() {
      return new HalfTheSteps();
    }
  }

  @Test
  void otherRowsThanItsFormSaysFail() {
    assertEquals("""
        the outputs for steps of 2 numbers are 18 rows of 2 numbers, but should be 10 of 2
          help: say in form, and in steps, what comes out; dL/dx is as large as x""",
        Failures.of(HalfTheStepsContract.class).get("givesWhatItsFormSays"));
  }

  @Plugin(name = "names-dx", summary = "Lets the host overwrite what its sums name.", api = Api.LEVEL)
  public record NamesDx() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          super.backward(batch, x, dy, blocks, isAsked);
          for (int row = 0; row < x.rows(); row++) {
            for (int j = 0; j < features; j++) {
              set(ofScales, row, j, get(dx, row, j));
            }
          }
          return ofScales;
        }
      };
    }
  }

  static class NamesDxContract implements Contract {
    @Override
    public Layer layer() {
      return new NamesDx();
    }
  }

  @Test
  void returningWhatSumsNameFails() {
    assertEquals("""
        a sum of 'scales' names the values that backward returned
          help: return other values: a host may overwrite dL/dx before it asks for sums""",
        Failures.of(NamesDxContract.class).get("givesWhatItsFormSays"));
  }

  @Plugin(name = "too-few-lists", summary = "Has fewer lists than blocks.", api = Api.LEVEL)
  public record TooFewLists() implements LeakyPass.Leaky {
    @Override
    public Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths) {
        private final List<List<Sum>> one = List.of(sums.get(0));

        @Override
        public List<List<Sum>> sums() {
          return one;
        }
      };
    }
  }

  static class TooFewListsContract implements Contract {
    @Override
    public Layer layer() {
      return new TooFewLists();
    }
  }

  @Test
  void fewerListsThanBlocksFail() {
    assertEquals("""
        sums() has 1 lists, and the form 2 blocks
          help: give a list of sums for each block""",
        Failures.of(TooFewListsContract.class).get("givesWhatItsFormSays"));
  }

  /** A matrix of other sizes than its block's. */
  @Plugin(name = "transposed", summary = "Gives the two sides of a product the wrong way round.", api = Api.LEVEL)
  public record Transposed() implements Layer {
    @Override
    public Form form(Shape input) {
      return new Form(input.withFeatures(3),
          Block.weights("weights", input.features(), 3, 1));
    }

    @Override
    public Pass pass(Shape input, Maths maths) {
      return new Pass() {
        private final Values y = maths.values(3);
        private final Values dx = maths.values(input.features());
        private List<List<Sum>> sums = List.of();

        @Override
        public Values forward(Batch batch, Values x, List<Matrix> blocks) {
          maths.times(x, blocks.get(0), y);
          return y;
        }

        @Override
        public Values backward(Batch batch, Values x, Values dy, List<Matrix> blocks, boolean isAsked) {
          if (sums.isEmpty()) {
            sums = List.of(List.of(new Sum.Products(dy, x)));
          }
          maths.timesTransposed(dy, blocks.get(0), dx);
          return dx;
        }

        @Override
        public List<List<Sum>> sums() {
          return sums;
        }
      };
    }
  }

  static class TransposedContract implements Contract {
    @Override
    public Layer layer() {
      return new Transposed();
    }
  }

  @Test
  void aSumThatDoesNotFitItsBlockFails() {
    assertEquals("""
        a sum of 'weights' is for 3 × 2 parameters, and the block has 2 × 3
          help: give the sums in the order of the form's blocks""",
        Failures.of(TransposedContract.class).get("givesWhatItsFormSays"));
  }

  /** Says of itself what the pass computes. */
  interface Says extends LeakyPass.Leaky, ExportableLayer {
    @Override
    default Pass pass(Shape input, Maths maths) {
      return new LeakyPass(input, maths);
    }

    @Override
    default RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
      RowsExpression step = new RowsExpression.Step(0, input.features());
      RowsExpression before = new RowsExpression.Before(0, input.features());
      RowsExpression zeros = new RowsExpression.Constants(Collections.nCopies(input.features(), 0.0));
      return new RowsExpression.Scan(List.of(x), List.of(next(input, zeros, step)), List.of(next(input, before, step)),
          false, true, Optional.empty());
    }

    /** d y' + s x. */
    default RowsExpression next(Shape input, RowsExpression before, RowsExpression step) {
      return decays(input).times(before).plus(scales(input).times(step));
    }

    default RowsExpression decays(Shape input) {
      return new RowsExpression.Parameters(form(input).blocks().get(0));
    }

    default RowsExpression scales(Shape input) {
      return new RowsExpression.Parameters(form(input).blocks().get(1));
    }
  }

  @Plugin(name = "says", summary = "Says what it computes.", api = Api.LEVEL)
  public record SaysRight() implements Says {}

  static class SaysRightContract implements Contract {
    @Override
    public Layer layer() {
      return new SaysRight();
    }
  }

  @Test
  void aLayerMaySayWhatItComputes() {
    assertEquals(Map.of(), Failures.of(SaysRightContract.class));
  }

  @Plugin(name = "rounds-once", summary = "Says that it rounds once.", api = Api.LEVEL)
  public record RoundsOnce() implements Says {
    @Override
    public RowsExpression next(Shape input, RowsExpression before, RowsExpression step) {
      return decays(input).fma(before, scales(input).times(step));
    }
  }

  static class RoundsOnceContract implements Contract {
    @Override
    public Layer layer() {
      return new RoundsOnce();
    }
  }

  @Plugin(name = "takes-others", summary = "Says other parameters.", api = Api.LEVEL)
  public record TakesOthers() implements Says {
    @Override
    public RowsExpression decays(Shape input) {
      return scales(input);
    }
  }

  static class TakesOthersContract implements Contract {
    @Override
    public Layer layer() {
      return new TakesOthers();
    }
  }

  @Plugin(name = "backwards", summary = "Says that it begins at the end.", api = Api.LEVEL)
  public record Backwards() implements Says {
    @Override
    public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
      RowsExpression.Scan scan = (RowsExpression.Scan) Says.super.expression(x, input, statistics);
      return new RowsExpression.Scan(scan.over(), scan.first(), scan.next(), true, true, Optional.empty());
    }
  }

  static class BackwardsContract implements Contract {
    @Override
    public Layer layer() {
      return new Backwards();
    }
  }

  @Plugin(name = "says-last", summary = "Says the last step alone.", api = Api.LEVEL)
  public record SaysLast() implements Says {
    @Override
    public RowsExpression expression(RowsExpression x, Shape input, List<Double> statistics) {
      RowsExpression.Scan scan = (RowsExpression.Scan) Says.super.expression(x, input, statistics);
      return new RowsExpression.Scan(scan.over(), scan.first(), scan.next(), false, false, Optional.empty());
    }
  }

  static class SaysLastContract implements Contract {
    @Override
    public Layer layer() {
      return new SaysLast();
    }
  }

  @Test
  void aLayerThatSaysSomethingElseThanItComputesFails() {
    for (Class<?> contract : List.of(RoundsOnceContract.class, TakesOthersContract.class, BackwardsContract.class)) {
      Map<String, String> failures = Failures.of(contract);
      assertEquals(Set.of("isTheExpressionThatItGives"), failures.keySet(), contract.getSimpleName());
      assertTrue(failures.get("isTheExpressionThatItGives").matches("""
          in row \\d, column [01] of an example of steps of 2 numbers, its pass gives [-.\\dE]+, and its expression \
          [-.\\dE]+
            help: write the expression operation by operation as the pass computes, with sums in the same order"""),
          failures.toString());
    }
    assertFails(Failures.of(SaysLastContract.class), Set.of("isTheExpressionThatItGives"),
        "isTheExpressionThatItGives", """
            for steps of 2 numbers, its pass gives 4 rows of 2 numbers, and its expression 1 of 2
              help: let the expression give what the pass gives for one example""");
  }
}
