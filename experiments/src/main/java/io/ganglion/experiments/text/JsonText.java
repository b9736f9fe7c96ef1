package io.ganglion.experiments.text;

import io.ganglion.problem.SafeText;
import java.util.Locale;

/** JSON that can be shown. */
public final class JsonText {
  private JsonText() {}

  /** Gson leaves characters in texts that would act on a terminal: as escapes they are the same to a parser. */
  public static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    int from = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      int character = json.codePointAt(i);
      if (c > '~' && SafeText.isUnsafe(character) && !(Character.isLowSurrogate(c) && i > 0
          && Character.isHighSurrogate(json.charAt(i - 1)))) {
        escaped.append(json, from, i);
        from = i + Character.charCount(character);
        for (char unit : Character.toChars(character)) {
          escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
    return from == 0 ? json : escaped.append(json, from, json.length()).toString();
  }
}
