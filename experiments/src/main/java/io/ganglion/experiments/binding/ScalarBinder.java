package io.ganglion.experiments.binding;

import io.ganglion.api.host.KebabCase;
import io.ganglion.problem.Suggestion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns single values into numbers, truth values, text, choices and paths, each only if it is written as one. */
final class ScalarBinder {
  private static final Set<Object> TYPES = Set.of(double.class, Double.class, int.class, Integer.class, long.class,
      boolean.class, Boolean.class, String.class, Path.class, OptionalInt.class);
  /** What YAML 1.1 took for truth values, and people still write. */
  private static final Map<String, String> OLD_BOOLEANS =
      Map.of("yes", "true", "on", "true", "y", "true", "no", "false", "off", "false", "n", "false");

  /** Whole numbers of more digits aren't even looked at: reading takes the square of their number. */
  private static final int MAX_DIGITS = 400;

  private final Path base;
  private final Problems problems;

  /**
   * @param base the folder that paths are relative to
   */
  ScalarBinder(Path base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  /** Whether a type of setting is written as a single value. */
  static boolean binds(Object type) {
    return TYPES.contains(type) || type instanceof Class<?> c && c.isEnum();
  }

  /** The value that a node holds, or null if it has been reported as wrong. */
  @Nullable Object bind(Slot slot, Yaml.Scalar scalar) {
    Object type = slot.type();
    if (type == double.class || type == Double.class) {
      return number(slot, scalar);
    }
    if (type == int.class || type == Integer.class) {
      return wholeNumber(slot, scalar, "a whole number", Integer.MIN_VALUE, Integer.MAX_VALUE) instanceof Long l
          ? (Object) l.intValue()
          : null;
    }
    if (type == long.class) {
      return wholeNumber(slot, scalar, "a whole number", Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == OptionalInt.class) {
      return numberOrWord(slot, scalar);
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(slot, scalar);
    }
    if (type == String.class) {
      return text(slot, scalar);
    }
    return type == Path.class ? path(slot, scalar) : choice(slot, scalar);
  }

  private @Nullable Object number(Slot slot, Yaml.Scalar scalar) {
    ScalarKind kind = scalar.kind();
    if (kind != ScalarKind.NUMBER && kind != ScalarKind.WHOLE_NUMBER) {
      return wrong(slot, scalar, "a number", numberCure(slot, scalar));
    }
    String text = scalar.text().toLowerCase(Locale.ROOT);
    if (text.endsWith(".inf")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (text.endsWith(".nan")) {
      return Double.NaN;
    }
    boolean isDecimal = !text.startsWith("0x") && !text.startsWith("0o");
    double value = isDecimal ? Double.parseDouble(text)
        : text.length() > MAX_DIGITS ? Double.POSITIVE_INFINITY : whole(text).doubleValue();
    if (Double.isInfinite(value)) {
      problems.add(scalar.position(), slot.name() + " is too large: " + Shown.value(scalar),
          "numbers go up to " + Double.MAX_VALUE);
      return null;
    }
    if (value == 0 && !isZero(text)) {
      problems.add(scalar.position(), slot.name() + " is too close to 0: " + Shown.value(scalar),
          "write 0, or at least " + Double.MIN_VALUE);
      return null;
    }
    return value;
  }

  /** Whether a decimal has no other digit than 0 before its exponent. */
  private static boolean isZero(String text) {
    return text.replaceFirst("e.*", "").chars().noneMatch(c -> c >= '1' && c <= '9');
  }

  private @Nullable Object wholeNumber(Slot slot, Yaml.Scalar scalar, String wanted, long least, long greatest) {
    if (scalar.kind() != ScalarKind.WHOLE_NUMBER) {
      return wrong(slot, scalar, wanted, numberCure(slot, scalar));
    }
    if (scalar.text().length() <= MAX_DIGITS) {
      BigInteger value = whole(scalar.text());
      if (value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(greatest)) <= 0) {
        return value.longValue();
      }
    }
    problems.add(scalar.position(), slot.name() + " is out of range: " + Shown.value(scalar),
        "it must be between " + least + " and " + greatest);
    return null;
  }

  private static BigInteger whole(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  private @Nullable Object numberOrWord(Slot slot, Yaml.Scalar scalar) {
    String word = slot.component().getAnnotation(OrWord.class).value();
    if (scalar.text().equals(word)) {
      return OptionalInt.empty();
    }
    return wholeNumber(slot, scalar, "a whole number or " + word, Integer.MIN_VALUE, Integer.MAX_VALUE)
        instanceof Long l ? OptionalInt.of(l.intValue()) : null;
  }

  private @Nullable Object truth(Slot slot, Yaml.Scalar scalar) {
    if (scalar.kind() != ScalarKind.BOOLEAN) {
      String meant = OLD_BOOLEANS.get(scalar.text().toLowerCase(Locale.ROOT));
      String unquoted = scalar.text().toLowerCase(Locale.ROOT);
      String cure = meant != null ? "write " + meant
          : unquoted.equals("true") || unquoted.equals("false") ? "remove the quotes" : slot.help();
      return wrong(slot, scalar, "true or false", cure);
    }
    return scalar.text().toLowerCase(Locale.ROOT).equals("true");
  }

  private @Nullable Object text(Slot slot, Yaml.Scalar scalar) {
    ScalarKind kind = scalar.kind();
    if (kind != ScalarKind.TEXT && !slot.component().isAnnotationPresent(AsWritten.class)) {
      String shown = Shown.value(scalar);
      problems.add(scalar.position(), slot.name() + " must be text, but " + shown + " is " + kind.phrase(),
          "put it into quotes: \"" + shown + "\"");
      return null;
    }
    return scalar.text();
  }

  private @Nullable Object path(Slot slot, Yaml.Scalar scalar) {
    if (!(text(slot, scalar) instanceof String text)) {
      return null;
    }
    try {
      if (!text.isEmpty()) {
        return simplified(base.resolve(text));
      }
      problems.add(scalar.position(), slot.name() + " is empty", slot.help());
    } catch (InvalidPathException e) {
      problems.add(scalar.position(), slot.name() + " is not a path: " + e.getReason(), slot.help());
    }
    return null;
  }

  /** Without its dots, but for those that climb: behind a symbolic link they lead elsewhere than they seem to. */
  private static Path simplified(Path path) {
    for (Path part : path) {
      if (part.toString().equals("..")) {
        return path;
      }
    }
    return path.normalize();
  }

  private @Nullable Object choice(Slot slot, Yaml.Scalar scalar) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : ((Class<?>) slot.type()).getEnumConstants()) {
      constants.put(KebabCase.ofConstant((Enum<?>) constant), constant);
    }
    return isOneOf(slot, scalar, constants.keySet()) ? constants.get(scalar.text()) : null;
  }

  /** Whether a value is one of these names; reports it if not. */
  boolean isOneOf(Slot slot, Yaml.Scalar scalar, Collection<String> names) {
    if (names.contains(scalar.text())) {
      return true;
    }
    wrong(slot, scalar, "one of " + String.join(", ", names),
        Suggestion.nearest(scalar.text(), names).map(name -> "did you mean '" + name + "'?").orElse(slot.help()));
    return false;
  }

  private @Nullable Object wrong(Slot slot, Yaml.Scalar scalar, String wanted, String help) {
    problems.add(scalar.position(), slot.name() + " must be " + wanted + ", but is " + Shown.value(scalar), help);
    return null;
  }

  /** A number that is written as people do: 60%, 1_000, 0,6 or, where a whole one is needed, 3e2; empty for others. */
  private static String meantNumber(String text) {
    if (text.matches("\\d{1,3}(\\.\\d+)?\\s*%")) {
      return new BigDecimal(text.replace("%", "").strip()).movePointLeft(2).stripTrailingZeros().toPlainString();
    }
    if (text.matches("\\d{1,3}([_' ]\\d{3})+")) {
      return text.replaceAll("[_' ]", "");
    }
    if (text.matches("\\d+,\\d+")) {
      return text.replace(',', '.');
    }
    if (text.matches("\\d(\\.\\d+)?[eE]\\+?\\d")) {
      return new BigDecimal(text).toPlainString();
    }
    return "";
  }

  private static String numberCure(Slot slot, Yaml.Scalar scalar) {
    String meant = meantNumber(scalar.text());
    if (!meant.isEmpty()) {
      return "write " + meant;
    }
    ScalarKind unquoted = ScalarKind.of(scalar.text());
    return !scalar.plain() && (unquoted == ScalarKind.NUMBER || unquoted == ScalarKind.WHOLE_NUMBER)
        ? "remove the quotes"
        : slot.help();
  }
}
