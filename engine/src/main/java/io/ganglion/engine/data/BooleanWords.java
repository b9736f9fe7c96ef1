package io.ganglion.engine.data;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words for true and false, whatever their case: true/false, yes/no, t/f, y/n, on/off and 1/0. */
public final class BooleanWords {
  private static final Map<String, String> OPPOSITES = Map.ofEntries(
      Map.entry("true", "false"), Map.entry("yes", "no"), Map.entry("t", "f"), Map.entry("y", "n"),
      Map.entry("on", "off"), Map.entry("1", "0"));

  private BooleanWords() {}

  /** Whether {@code word} is one of them. */
  public static boolean isOne(String word) {
    return isTrue(word) || isFalse(word);
  }

  /** Whether {@code word} means true. */
  public static boolean isTrue(String word) {
    return OPPOSITES.containsKey(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isFalse(String word) {
    return OPPOSITES.containsValue(word.toLowerCase(Locale.ROOT));
  }

  /** Whether there are words for both, and no other words: a column of these need not be declared. */
  public static boolean areBoth(List<String> words) {
    return words.stream().allMatch(BooleanWords::isOne) && words.stream().anyMatch(BooleanWords::isTrue)
        && words.stream().anyMatch(BooleanWords::isFalse);
  }

  /** The word for false, then that for true: of these words, or the opposite of one if there is none. */
  public static List<String> pair(Collection<String> words) {
    Optional<String> no = words.stream().filter(BooleanWords::isFalse).findFirst();
    Optional<String> yes = words.stream().filter(BooleanWords::isTrue).findFirst();
    return List.of(no.orElseGet(() -> opposite(yes.orElseThrow())), yes.orElseGet(() -> opposite(no.orElseThrow())));
  }

  private static String opposite(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return OPPOSITES.containsKey(lower) ? OPPOSITES.get(lower)
        : OPPOSITES.entrySet().stream().filter(pair -> pair.getValue().equals(lower)).findFirst()
            .orElseThrow().getKey();
  }
}
