package io.ganglion.experiments.run;

import io.ganglion.engine.Checkpoint;
import io.ganglion.engine.CheckpointFile;
import io.ganglion.engine.store.StoredFile;
import io.ganglion.engine.store.StoredText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands: what it needs to go on as if it had never been stopped.
 *
 * @param identity of the run
 * @param started when it was started
 * @param seconds for how long it has been going, pauses not counted
 * @param commandLine the arguments that it was started with
 * @param curve the losses so far, and what is monitored
 * @param probed what a probe has seen so far, as numbers
 * @param training where the training stands; null before its first step, while folds are trained
 */
public record RunCheckpoint(RunIdentity identity, Instant started, double seconds, List<String> commandLine,
    LearningCurve.Losses curve, double[] probed, @Nullable Checkpoint training) {
  /** Since 4, with the names of the gates that a probe saw. */
  private static final StoredFile FORMAT = new StoredFile("GANGRUNC", 4);

  /** As bytes. */
  byte[] toBytes() throws IOException {
    return FORMAT.write(this::writeBody);
  }

  private void writeBody(DataOutputStream out) throws IOException {
    StoredText.write(identity.ganglion(), out);
    StoredText.write(identity.resolved(), out);
    StoredText.write(identity.data(), out);
    out.writeInt(identity.plugins().size());
    for (Map.Entry<String, String> plugin : identity.plugins().entrySet()) {
      StoredText.write(plugin.getKey(), out);
      StoredText.write(plugin.getValue(), out);
    }
    StoredText.write(started.toString(), out);
    out.writeDouble(seconds);
    out.writeInt(commandLine.size());
    for (String argument : commandLine) {
      StoredText.write(argument, out);
    }
    StoredFile.writeDoubles(curve.training(), out);
    StoredFile.writeDoubles(curve.validation(), out);
    StoredText.write(curve.monitored(), out);
    StoredFile.writeDoubles(curve.monitoredTraining(), out);
    StoredFile.writeDoubles(curve.monitoredValidation(), out);
    StoredFile.writeDoubles(probed, out);
    byte[] checkpoint = training == null ? new byte[0] : CheckpointFile.write(training);
    out.writeInt(checkpoint.length);
    out.write(checkpoint);
  }

  /**
   * Reads what {@link #toBytes} gave.
   *
   * @throws IOException if the bytes are no such thing
   */
  static RunCheckpoint of(byte[] bytes) throws IOException {
    return FORMAT.read(bytes, RunCheckpoint::readBody);
  }

  private static RunCheckpoint readBody(DataInputStream in) throws IOException {
    String ganglion = StoredText.read(in);
    String resolved = StoredText.read(in);
    String data = StoredText.read(in);
    Map<String, String> plugins = new TreeMap<>();
    for (int left = StoredFile.readCount(in, 1); left > 0; left--) {
      plugins.put(StoredText.read(in), StoredText.read(in));
    }
    Instant started;
    try {
      started = Instant.parse(StoredText.read(in));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
    double seconds = in.readDouble();
    List<String> commandLine = new ArrayList<>();
    for (int left = StoredFile.readCount(in, 1); left > 0; left--) {
      commandLine.add(StoredText.read(in));
    }
    LearningCurve.Losses curve =
        new LearningCurve.Losses(StoredFile.readDoubles(in), StoredFile.readDoubles(in), StoredText.read(in),
            StoredFile.readDoubles(in), StoredFile.readDoubles(in));
    double[] probed = StoredFile.readDoubles(in);
    byte[] checkpoint = new byte[StoredFile.readCount(in, 1)];
    in.readFully(checkpoint);
    return new RunCheckpoint(new RunIdentity(ganglion, resolved, data, plugins), started, seconds, commandLine, curve,
        probed, checkpoint.length == 0 ? null : CheckpointFile.read(checkpoint));
  }
}
