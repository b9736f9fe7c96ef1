package io.ganglion.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A pipe or a device, which may never give anything: after a while, a message says what is waited for. */
final class SlowInput extends FilterInputStream {
  /** A program that writes into a pipe has begun to by then, as a rule (chosen). */
  private static final int SECONDS = 3;

  private static volatile Consumer<String> ear = text -> { };

  private final Wait wait;

  private SlowInput(InputStream in, Wait wait) {
    super(in);
    this.wait = wait;
  }

  /**
   * A stream that is open.
   *
   * @param name as messages name it
   */
  static InputStream of(String name, InputStream in) {
    return new SlowInput(in, new Wait(name));
  }

  /** A pipe or a device: even opening it may take until another program writes into it. */
  static InputStream open(String name, Path path) throws IOException {
    Wait wait = new Wait(name);
    wait.begin();
    try {
      return new SlowInput(Files.newInputStream(path), wait);
    } catch (IOException e) {
      wait.end();
      throw e;
    }
  }

  /** From now on, {@code ear} hears what is waited for. */
  static void tellOf(Consumer<String> ear) {
    SlowInput.ear = ear;
  }

  /** Until the first bytes are there. */
  private static final class Wait {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String name;
    private boolean hasBegun;

    Wait(String name) {
      this.name = name;
    }

    void begin() {
      if (hasBegun) {
        return;
      }
      hasBegun = true;
      Thread thread = new Thread(() -> {
        try {
          if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
            ear.accept("waiting for data from " + name);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }, "ganglion-input");
      thread.setDaemon(true);
      thread.start();
    }

    void end() {
      ended.countDown();
    }
  }

  @Override
  public int read() throws IOException {
    wait.begin();
    try {
      return super.read();
    } finally {
      wait.end();
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    wait.begin();
    try {
      return super.read(bytes, offset, length);
    } finally {
      wait.end();
    }
  }

  @Override
  public void close() throws IOException {
    wait.end();
    super.close();
  }
}
