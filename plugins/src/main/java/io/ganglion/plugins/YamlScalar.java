package io.ganglion.plugins;

import io.ganglion.api.host.SettingType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A setting's value as it can be copied into an experiment file. */
final class YamlScalar {
  /** Text that is itself without quotes, wherever it stands. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");

  private static final Set<String> NOT_TEXT = Set.of("true", "false", "null");

  private YamlScalar() {}

  static String of(Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof String text && !isPlain(text) ? quoted(text) : SettingType.text(value);
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
