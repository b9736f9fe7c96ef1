package io.ganglion.experiments.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to which whole records are added, each by one write, so that others can read along. A kill, or a full disk,
 * may leave part of a record at its end, which is to be cut off when the file is opened again.
 */
public final class GrowingFile implements Closeable {
  private final FileChannel channel;

  private GrowingFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file, or a pipe or device, to add to it; makes it if need be. */
  public static GrowingFile open(Path file) throws IOException {
    return new GrowingFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.APPEND));
  }

  /** Cuts off what is beyond a size. */
  public void keep(long size) throws IOException {
    channel.truncate(size);
  }

  /** Adds a record. */
  public void append(byte[] record) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(record);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
