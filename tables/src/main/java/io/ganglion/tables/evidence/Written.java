package io.ganglion.tables.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Values as they can be written in an experiment. */
public final class Written {
  private static final String SAFE = "-?[\\p{L}0-9_][\\p{L}0-9_./ -]*(?<! )";
  private static final Set<String> WORDS = Set.of("null", "true", "false");

  private Written() {}

  /** One value, in quotes if it needs them. */
  public static String of(String text) {
    return text.matches(SAFE) && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A list. */
  public static String list(List<String> texts) {
    return texts.stream().map(Written::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
