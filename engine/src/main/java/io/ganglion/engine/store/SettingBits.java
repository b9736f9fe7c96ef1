package io.ganglion.engine.store;

import io.ganglion.api.host.KebabCase;
import io.ganglion.api.host.SettingType;

/** Settings of plug-ins as texts that lose no bit. */
final class SettingBits {
  private SettingBits() {}

  /** A double as the digits of its bits, an enum constant as experiments write it, all else as Java does. */
  static String toText(Object value) {
    if (value instanceof Double d) {
      return Long.toHexString(Double.doubleToLongBits(d));
    }
    return value instanceof Enum<?> constant ? KebabCase.ofConstant(constant) : String.valueOf(value);
  }

  /**
   * The value again.
   *
   * @throws IllegalArgumentException if the text is no value of that type
   */
  static Object ofText(SettingType setting, String text) {
    if (setting.type() == double.class) {
      return Double.longBitsToDouble(Long.parseUnsignedLong(text, 16));
    }
    if (setting.type() == int.class) {
      return Integer.valueOf(text);
    }
    if (setting.type() == long.class) {
      return Long.valueOf(text);
    }
    if (setting.type() == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (setting.type() == String.class) {
      return text;
    }
    for (Object constant : ((Class<?>) setting.type()).getEnumConstants()) {
      if (KebabCase.ofConstant((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(setting.key() + " can't be " + text);
  }
}
