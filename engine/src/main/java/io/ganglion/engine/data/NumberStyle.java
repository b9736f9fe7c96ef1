package io.ganglion.engine.data;

import org.jspecify.annotations.Nullable;

/**
 * How numbers are written beyond the grammar of {@link NumberText}: with another decimal point, signs between
 * thousands, and a unit before or after each.
 *
 * @param point the decimal point, a point or a comma
 * @param thousands what may stand between groups of three digits: a point, a comma, a blank (of any width) or an
 *     apostrophe (straight or not); {@link #UNGROUPED} for nothing
 * @param unit what stands before or after every number, such as {@code %}, {@code $} or {@code kg}; may be empty
 */
public record NumberStyle(char point, char thousands, String unit) {
  /** No sign between thousands. */
  public static final char UNGROUPED = 0;
  /** Digits with a decimal point and nothing else. */
  public static final NumberStyle PLAIN = new NumberStyle('.');

  /** Numbers without signs between thousands and without a unit. */
  public NumberStyle(char point) {
    this(point, UNGROUPED, "");
  }

  public NumberStyle {
    if (point == thousands) {
      throw new IllegalArgumentException("'" + point + "' can't be the decimal point and between thousands as well");
    }
  }

  /** Like that of every record; written out, for the JDK takes 4 ms of every start to link the one that it makes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof NumberStyle that && point == that.point && thousands == that.thousands
        && unit.equals(that.unit);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * point + thousands) + unit.hashCode();
  }

  /** The same numbers, each with a unit. */
  public NumberStyle of(String newUnit) {
    return new NumberStyle(point, thousands, newUnit);
  }

  /** The number; {@code NaN} if {@code text} isn't one of this style, infinite if it is too large for a double. */
  public double parse(String text) {
    if (thousands == UNGROUPED && unit.isEmpty()) {
      return NumberText.parse(text, point);
    }
    String bare = unit.isEmpty() ? text : withoutUnit(text);
    return bare.isEmpty() ? Double.NaN : NumberText.parse(thousands == UNGROUPED ? bare : ungrouped(bare), point);
  }

  /** Empty if there is no unit. The sign of the number may stand before a unit. */
  private String withoutUnit(String text) {
    if (text.endsWith(unit)) {
      return text.substring(0, text.length() - unit.length()).strip();
    }
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.startsWith(unit, start)) {
      String rest = text.substring(start + unit.length()).strip();
      return start == 0 || rest.startsWith("-") || rest.startsWith("+") ? rest : text.charAt(0) + rest;
    }
    return "";
  }

  /** Empty if the groups aren't of three digits, but for the first. */
  private String ungrouped(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    int group = 0; // digits since the last sign
    boolean grouped = false;
    int at = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        group++;
        digits.append(c);
      } else if (isThousands(c)) {
        if (group == 0 || group > 3 || grouped && group != 3) {
          return "";
        }
        grouped = true;
        group = 0;
      } else if (at == 0 && (c == '-' || c == '+')) {
        digits.append(c);
      } else {
        break;
      }
    }
    return grouped && group != 3 ? "" : digits.append(text, at, text.length()).toString();
  }

  private boolean isThousands(char c) {
    return c == thousands || thousands == ' ' && Character.isSpaceChar(c) || thousands == '\'' && c == '\u2019';
  }
}
