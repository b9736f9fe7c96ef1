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

  /** What every experiment begins with: how it was made, what to do with it, and the seed. */
  void head(DraftRequest request, String more) {
    String name = SafeText.line(request.experiment().toString());
    line(0, "# Written by: " + SafeText.line(request.command()));
    comment(0, "Each setting has its reason above it; change what you know better.");
    line(0, "#   ganglion check " + name + "     names all mistakes, and what is suspicious");
    line(0, "#   ganglion run " + name + "       trains, tests and writes a report");
    if (!more.isEmpty()) {
      line(0, "#   " + more);
    }
    line(0, "");
    line(0, "seed: 1", "all random numbers of the run come from it; another one shows how much is luck");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
