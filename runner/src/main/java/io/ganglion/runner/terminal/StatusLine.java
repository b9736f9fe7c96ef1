package io.ganglion.runner.terminal;

import io.ganglion.problem.DisplayWidth;
import java.util.List;

/** A line at the bottom of a terminal that is written anew: a bar, and beside it what there is room for. */
final class StatusLine {
  private static final String ERASE_LINE = "\r\033[K";
  // A line that went on in the next row couldn't be erased: the terminal is to cut it off (DECAWM) if it is too long.
  private static final String DO_NOT_WRAP = "\033[?7l";
  private static final String WRAP = "\033[?7h";
  private static final String GAP = "  ";
  private static final int LONGEST_BAR = 20;
  private static final int SHORTEST_BAR = 5;
  /** From this width on, room is left for a bar of this length. */
  private static final int WIDE = 50;
  private static final int BAR = 10;
  private static final String FULL = "\033[32m";
  private static final String NORMAL = "\033[0m";

  private final Console console;
  private boolean isShown;

  StatusLine(Console console) {
    this.console = console;
  }

  /**
   * Writes it.
   *
   * @param share of the bar that is full, from 0 to 1
   * @param parts what is said; where there is no room for all, the last ones go first, and the first stays
   */
  void show(double share, List<String> parts) {
    int most = console.screen().width() == Paper.ENDLESS ? Paper.ENDLESS : console.screen().width() - 1;
    int forText = most >= WIDE ? most - BAR - GAP.length() : most;
    StringBuilder line = new StringBuilder(parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      if (DisplayWidth.of(line.toString()) + GAP.length() + DisplayWidth.of(part) > forText) {
        break;
      }
      line.append(GAP).append(part);
    }
    int room = most == Paper.ENDLESS ? LONGEST_BAR
        : Math.min(LONGEST_BAR, most - DisplayWidth.of(line.toString()) - GAP.length());
    console.err().print(ERASE_LINE + DO_NOT_WRAP + (room < SHORTEST_BAR ? "" : bar(share, room) + GAP) + line + WRAP);
    console.err().flush();
    isShown = true;
  }

  private String bar(double share, int width) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    String done = (console.unicode() ? "━" : "#").repeat(full);
    String left = (console.unicode() ? "┈" : ".").repeat(width - full);
    return console.screen().coloured() ? FULL + done + NORMAL + left : done + left;
  }

  /** Removes it. */
  void erase() {
    if (isShown) {
      console.err().print(ERASE_LINE);
      console.err().flush();
      isShown = false;
    }
  }
}
