package io.ganglion.experiments.binding;

import java.util.regex.Pattern;

/** What an unquoted scalar is by the core schema of YAML 1.2 (section 10.3.2). */
public enum ScalarKind {
  NOTHING(""),
  BOOLEAN("a truth value"),
  WHOLE_NUMBER("a number"),
  NUMBER("a number"),
  TEXT("text");

  private static final Pattern IS_NOTHING = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern IS_BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern IS_WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern IS_NUMBER = Pattern.compile(
      "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private final String phrase;

  ScalarKind(String phrase) {
    this.phrase = phrase;
  }

  public static ScalarKind of(String text) {
    if (IS_NOTHING.matcher(text).matches()) {
      return NOTHING;
    }
    if (IS_BOOLEAN.matcher(text).matches()) {
      return BOOLEAN;
    }
    if (IS_WHOLE_NUMBER.matcher(text).matches()) {
      return WHOLE_NUMBER;
    }
    return IS_NUMBER.matcher(text).matches() ? NUMBER : TEXT;
  }

  /** With its article, as messages put it. */
  String phrase() {
    return phrase;
  }
}
