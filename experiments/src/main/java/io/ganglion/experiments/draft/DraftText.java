package io.ganglion.experiments.draft;

import io.ganglion.problem.SafeText;

/** The text of an experiment, in which each setting stands below its reason. */
final class DraftText {
  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  /** A comment, broken into lines; nothing in it can end it. */
  void comment(int indent, String reason) {
    String margin = " ".repeat(indent) + "#";
    StringBuilder line = new StringBuilder(margin);
    for (String word : SafeText.line(reason).split(" ")) {
      if (line.length() > margin.length() && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(margin);
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  /** A line as it is, such as {@code seed: 1}. */
  void line(int indent, String line) {
    text.append(" ".repeat(indent)).append(line).append('\n');
  }

  /** A line and its reason above it. */
  void line(int indent, String line, String reason) {
    comment(indent, reason);
    line(indent, line);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
