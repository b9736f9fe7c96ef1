package io.ganglion.runner.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * An error or a warning that a process has said on stderr.
 *
 * @param help what to do; may be empty
 */
record Said(boolean isError, String message, String help) {
  private static final String ERROR = "error: ";
  private static final String WARNING = "warning: ";
  private static final String HELP = "  help: ";

  /** All in some lines, among which others may be. */
  static List<Said> in(List<String> lines) {
    List<Said> all = new ArrayList<>();
    for (String line : lines) {
      int last = all.size() - 1;
      if (line.startsWith(ERROR)) {
        all.add(new Said(true, line.substring(ERROR.length()), ""));
      } else if (line.startsWith(WARNING)) {
        all.add(new Said(false, line.substring(WARNING.length()), ""));
      } else if (line.startsWith(HELP) && last >= 0 && all.get(last).help().isEmpty()) {
        all.set(last, new Said(all.get(last).isError(), all.get(last).message(), line.substring(HELP.length())));
      }
    }
    return all;
  }
}
