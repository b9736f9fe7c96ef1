package io.ganglion.experiments.binding;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as YAML. */
public final class YamlText {
  /** Text that needs no quotes wherever it stands. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{N}_/.+ -]*");

  private YamlText() {}

  /** Text as a scalar that reads back as text: in double quotes where anything else could be meant. */
  public static String of(String text) {
    if (PLAIN.matcher(text).matches() && !text.endsWith(" ") && ScalarKind.of(text) == ScalarKind.TEXT) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      if (c == '"' || c == '\\') {
        quoted.append('\\').appendCodePoint(c);
      } else if (c == '\n') {
        quoted.append("\\n");
      } else if (c == '\t') {
        quoted.append("\\t");
      } else if (Source.isShowable(c)) {
        quoted.appendCodePoint(c);
      } else {
        quoted.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
      }
    });
    return quoted.append('"').toString();
  }
}
