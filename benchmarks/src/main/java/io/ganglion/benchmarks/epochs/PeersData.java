package io.ganglion.benchmarks.epochs;

import io.ganglion.engine.data.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The files that the peers read, little-endian: {@code <set>_x.f32} holds the inputs, row after row, and
 * {@code <set>_y.i32} the number of each row's class.
 */
record PeersData(Path folder) implements Data {
  @Override
  public Examples examples(String set, int count, int inputs, int classes) {
    FloatBuffer x = begin(set + "_x.f32", (long) Float.BYTES * count * inputs).asFloatBuffer();
    double[] numbers = new double[count * inputs];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = x.get(i);
    }
    IntBuffer y = begin(set + "_y.i32", (long) Integer.BYTES * count).asIntBuffer();
    double[] targets = new double[count * classes];
    for (int row = 0; row < count; row++) {
      targets[row * classes + y.get(row)] = 1;
    }
    return new Examples(count, inputs, classes, numbers, targets);
  }

  private ByteBuffer begin(String name, long bytes) {
    Path file = folder.resolve(name);
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() < bytes) {
        throw new IllegalArgumentException(file + " has " + channel.size() + " bytes, but " + bytes + " are needed");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
