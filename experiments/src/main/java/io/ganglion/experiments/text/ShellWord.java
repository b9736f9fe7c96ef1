package io.ganglion.experiments.text;

/** Words of commands that people are to type. */
public final class ShellWord {
  private ShellWord() {}

  /** As a shell takes it for one word. */
  public static String of(String text) {
    return text.matches("[\\w./+:@%,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
