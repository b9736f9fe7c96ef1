package io.ganglion.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ganglion.activations.Identity;
import io.ganglion.api.Objective;
import io.ganglion.api.Step;
import io.ganglion.api.Trainer;
import io.ganglion.engine.data.Examples;
import io.ganglion.engine.stop.ProgressQuotient;
import io.ganglion.engine.store.CheckpointException;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredRecord;
import io.ganglion.initializers.Uniform;
import io.ganglion.losses.SquaredError;
import io.ganglion.trainers.Adadelta;
import io.ganglion.trainers.Backprop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {
  private final Examples examples = Generated.examples(1, 20, 2, 1);
  private byte[] bytes;

  private Training training(int inputs) {
    return Training.of(Network.withInputs(inputs).dense(1, new Identity(), new Uniform()).build(), new SquaredError())
        .trainer(new Backprop(0.1, 0.9)).stop(new ProgressQuotient(1, 5)).epochs(3).batchSize(8);
  }

  @BeforeEach
  void ofTheSecondStep() {
    Kept kept = new Kept(CheckpointKeeper.Wish.KEEP);
    training(2).checkpoints(kept).run(examples, examples);
    bytes = kept.checkpoints.get(1);
  }

  private static StoredFile.Fault fault(byte[] file) {
    return assertThrows(StoredFile.FaultException.class, () -> CheckpointFile.read(file)).fault();
  }

  private static byte[] sealed(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - Integer.BYTES);
    ByteBuffer.wrap(file).putInt(file.length - Integer.BYTES, (int) crc.getValue());
    return file;
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Checkpoint checkpoint = CheckpointFile.read(bytes);
    assertEquals(0, checkpoint.epochs());
    assertEquals(16, checkpoint.seen());
    assertArrayEquals(bytes, CheckpointFile.write(checkpoint));
  }

  @Test
  void leavesScratchOut() throws IOException {
    assertEquals(List.of("velocity", "step"),
        CheckpointFile.read(bytes).state.components().stream().map(StoredRecord.Component::name).toList());
  }

  @Test
  void noticesEveryFlippedBit() {
    for (int i = 0; i < 8 * bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      assertEquals(i < 64 ? StoredFile.Fault.ANOTHER_KIND : StoredFile.Fault.DAMAGED, fault(flipped), "bit " + i);
    }
  }

  @Test
  void noticesThatItWasCutOff() {
    for (int length = 0; length < bytes.length; length++) {
      assertEquals(length < 8 ? StoredFile.Fault.ANOTHER_KIND : StoredFile.Fault.DAMAGED,
          fault(Arrays.copyOf(bytes, length)));
    }
  }

  @Test
  void refusesALaterFormat() {
    byte[] later = bytes.clone();
    later[11] = 3;
    assertEquals("it has format 3, and this Ganglion reads format 2",
        assertThrows(StoredFile.FaultException.class, () -> CheckpointFile.read(sealed(later))).getMessage());
  }

  @Test
  void refusesAnEarlierFormatWithACure() {
    byte[] earlier = bytes.clone();
    earlier[11] = 1;
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> CheckpointFile.read(sealed(earlier)));
    assertEquals("the checkpoint was written by an earlier version of Ganglion, whose sums were in another order",
        e.getMessage());
    assertEquals("start the run again without --resume", e.help());
  }

  /** Every int in turn says a thousand million, under a checksum that is right: nothing of that size is allocated. */
  @Test
  void believesNoCountThatTheFileCantHold() {
    for (int at = 12; at < bytes.length - 8; at++) {
      byte[] absurd = bytes.clone();
      ByteBuffer.wrap(absurd).putInt(at, 1_000_000_000);
      try {
        CheckpointFile.read(sealed(absurd));
      } catch (StoredFile.FaultException e) {
        assertEquals(StoredFile.Fault.DAMAGED, e.fault());
      } catch (IOException e) {
        throw new AssertionError("at " + at, e);
      }
    }
  }

  @Test
  void doesNotGoOnWithAnotherNetwork() throws IOException {
    Checkpoint from = CheckpointFile.read(bytes);
    CheckpointException e = assertThrows(CheckpointException.class,
        () -> training(3).resume(from, Generated.examples(1, 20, 3, 1), Generated.examples(1, 20, 3, 1)));
    assertEquals("the checkpoint (3 parameters, 1 stop rules, epoch 0, example 16) is from another training than this "
        + "(4 parameters, 1 stop rules, 3 epochs, 20 examples)", e.getMessage());
    assertEquals("go on with the settings and the examples that it was started with", e.help());
  }

  @Test
  void doesNotGoOnWithAnotherTrainersState() throws IOException {
    Checkpoint from = CheckpointFile.read(bytes);
    assertEquals("the checkpoint holds (velocity, step), which is no io.ganglion.trainers.Adadelta$State(squares, "
        + "squaredMoves)", assertThrows(CheckpointException.class,
            () -> training(2).trainer(new Adadelta()).resume(from, examples, examples)).getMessage());
  }

  private record Listing() implements Trainer<Listing.State> {
    private record State(List<Double> losses) {}

    @Override
    public State start(Objective objective) {
      return new State(List.of());
    }

    @Override
    public Step<State> step(Objective objective, double[] parameters, State state) {
      return Step.progress(objective.value(parameters), state);
    }
  }

  @Test
  void saysBeforeTheFirstStepThatAStateDoesNotFit() {
    Kept kept = new Kept(CheckpointKeeper.Wish.KEEP);
    CheckpointException e = assertThrows(CheckpointException.class,
        () -> training(2).trainer(new Listing()).checkpoints(kept).run(examples, examples));
    assertEquals("the component 'losses' of " + Listing.State.class.getName() + " is a List, which no checkpoint can "
        + "hold", e.getMessage());
    assertFalse(kept.checkpoints.size() > 0);
    training(2).trainer(new Listing()).run(examples, examples);
  }
}
