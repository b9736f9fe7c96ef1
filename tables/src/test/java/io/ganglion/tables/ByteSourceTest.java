package io.ganglion.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteSourceTest {
  private static final byte[] TABLE = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @TempDir
  Path folder;

  @AfterEach
  void beQuietAgain() {
    ByteSource.tellOfWaiting(text -> { });
  }

  /** It is written into only after that. */
  @Test
  void saysWhichPipeItWaitsFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(mkfifo(pipe), "there is no mkfifo here");
    ByteSource.tellOfWaiting(heard::add);
    Thread writer = new Thread(() -> {
      try {
        heard.add("told: " + heard.poll(30, TimeUnit.SECONDS));
        Files.write(pipe, TABLE);
      } catch (Exception e) {
        heard.add(e.toString());
      }
    });
    writer.start();
    try (InputStream in = ByteSource.of(pipe).open()) {
      assertArrayEquals(TABLE, in.readAllBytes());
    }
    writer.join();
    assertEquals(List.of("told: waiting for data from " + pipe), List.copyOf(heard));
  }

  private static boolean mkfifo(Path pipe) {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void saysNothingOfWhatComesAtOnce() throws Exception {
    ByteSource.tellOfWaiting(heard::add);
    Path file = Files.write(folder.resolve("table.csv"), TABLE);
    for (ByteSource source : List.of(ByteSource.of(file), ByteSource.of("stdin", new ByteArrayInputStream(TABLE)),
        ByteSource.once("stdin", new ByteArrayInputStream(TABLE)))) {
      try (InputStream in = source.open()) {
        assertArrayEquals(TABLE, in.readAllBytes(), source.name());
      }
    }
    assertEquals(null, heard.poll(4, TimeUnit.SECONDS));
  }
}
