package io.ganglion.engine;

import io.ganglion.engine.store.CheckpointException;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredRecord;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints as bytes: a {@link StoredFile} whose body has the whole epochs (int), the examples seen of the next
 * (long), the sum of their losses, the parameters, the trainer's state, the stop rules' memories (count, then each),
 * the best validation loss and its epoch (int), and whether there are best parameters (boolean) and these. Arrays have
 * their lengths (int) before them; numbers are bits.
 */
public final class CheckpointFile {
  /** Since 2, sums over more than {@value io.ganglion.engine.sum.Leaf#ROWS} rows are added by the tree. */
  private static final int VERSION = 2;
  private static final StoredFile FORMAT = new StoredFile("GANGCHKP", VERSION);

  private CheckpointFile() {}

  /** The checkpoint as bytes. */
  public static byte[] write(Checkpoint checkpoint) {
    try {
      return FORMAT.write(out -> writeBody(checkpoint, out));
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written", e);
    }
  }

  private static void writeBody(Checkpoint checkpoint, DataOutputStream out) throws IOException {
    out.writeInt(checkpoint.epochs);
    out.writeLong(checkpoint.seen);
    out.writeDouble(checkpoint.lossSum);
    StoredFile.writeDoubles(checkpoint.parameters, out);
    checkpoint.state.write(out);
    out.writeInt(checkpoint.memories.size());
    for (StoredRecord memory : checkpoint.memories) {
      memory.write(out);
    }
    out.writeDouble(checkpoint.bestValidationLoss);
    out.writeInt(checkpoint.bestEpoch);
    out.writeBoolean(checkpoint.bestParameters != null);
    if (checkpoint.bestParameters != null) {
      StoredFile.writeDoubles(checkpoint.bestParameters, out);
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @throws CheckpointException if an earlier Ganglion wrote it: what goes on from it would end with other bits
   * @throws IOException if the bytes are none
   */
  public static Checkpoint read(byte[] bytes) throws IOException {
    try {
      return FORMAT.read(bytes, CheckpointFile::readBody);
    } catch (StoredFile.FaultException e) {
      if (e.fault() == StoredFile.Fault.ANOTHER_VERSION && StoredFile.versionOf(bytes) < VERSION) {
        throw new CheckpointException(
            "the checkpoint was written by an earlier version of Ganglion, whose sums were in another order",
            "start the run again without --resume");
      }
      throw e;
    }
  }

  private static Checkpoint readBody(DataInputStream in) throws IOException {
    int epochs = in.readInt();
    long seen = in.readLong();
    double lossSum = in.readDouble();
    double[] parameters = StoredFile.readDoubles(in);
    StoredRecord state = StoredRecord.read(in);
    int rules = StoredFile.readCount(in, Integer.BYTES);
    List<StoredRecord> memories = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      memories.add(StoredRecord.read(in));
    }
    double bestValidationLoss = in.readDouble();
    int bestEpoch = in.readInt();
    double @Nullable [] bestParameters = in.readBoolean() ? StoredFile.readDoubles(in) : null;
    return new Checkpoint(epochs, seen, lossSum, parameters, state, memories, bestValidationLoss, bestParameters,
        bestEpoch);
  }
}
