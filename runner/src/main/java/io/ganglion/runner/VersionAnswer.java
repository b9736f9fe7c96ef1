package io.ganglion.runner;

import io.ganglion.experiments.run.GanglionVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The answer to {@code --version} when nothing else is asked: it needs none of what a command line needs, whose classes
 * take three times as long to load as the JVM itself.
 */
final class VersionAnswer {
  private VersionAnswer() {}

  /** Whether the version was asked for, and is written: if not, a command's way says so, or why not. */
  static boolean given(String[] args, OutputStream out) {
    if (args.length != 1 || !args[0].equals("--version") && !args[0].equals("-V")) {
      return false;
    }
    try {
      out.write((String.join("\n", GanglionVersion.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
