package io.ganglion.runner.matrix;

import io.ganglion.runner.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs many commands in one JVM, a line of a file each with tabs between the words: in turn, or all at once. */
final class ManyCommands {
  private ManyCommands() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    boolean atOnce = args[0].equals("at-once");
    List<Thread> threads = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[1]), StandardCharsets.UTF_8)) {
      Thread thread = new Thread(() -> Main.run(line.split("\t"),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), System.err));
      thread.start();
      threads.add(thread);
      if (!atOnce) {
        thread.join();
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
