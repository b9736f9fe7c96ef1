package io.ganglion.experiments.text;

import io.ganglion.problem.SafeText;

/** Words of commands that people are to type. */
public final class ShellWord {
  private ShellWord() {}

  /** As a shell takes it for one word; what a terminal would act on as escapes, which bash, zsh and ksh undo. */
  public static String of(String text) {
    if (!SafeText.line(text).equals(text)) {
      return "$'" + SafeText.line(text.replace("\\", "\\\\").replace("'", "\\'")) + "'";
    }
    return text.matches("[\\w./+:@%,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
