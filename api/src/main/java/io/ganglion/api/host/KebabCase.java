package io.ganglion.api.host;

import java.util.Locale;

/** How Java names are written in experiment files. */
public final class KebabCase {
  private KebabCase() {}

  /** {@code initialStep} becomes {@code initial-step}; a digit starts no new word. */
  public static String ofComponent(String name) {
    StringBuilder key = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        key.append('-');
      }
      key.append(Character.toLowerCase(c));
    }
    return key.toString();
  }

  /** {@code RPROP_PLUS} becomes {@code rprop-plus}. */
  public static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
