package io.ganglion.engine.data.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often tokens occur: what a vocabulary is chosen by. */
public final class TokenCounts {
  private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
      Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry.comparingByKey(TokenCounts::byCodePoints));

  private final Map<String, Long> counts = new HashMap<>();

  /** Counts a token once more. */
  public void add(String token) {
    counts.merge(token, 1L, Long::sum);
  }

  /** Counts the tokens of a text. */
  public void add(String text, Tokenizer tokenizer) {
    tokenizer.split(text, this::add);
  }

  /** How many different tokens there are. */
  public int distinct() {
    return counts.size();
  }

  /** How often a token occurs. */
  public long count(String token) {
    return counts.getOrDefault(token, 0L);
  }

  /** How many different tokens occur exactly once. */
  public long seenOnce() {
    return counts.values().stream().filter(count -> count == 1).count();
  }

  /** The most frequent tokens, at most {@code most}; equally frequent ones in the order of their code points. */
  public List<String> mostFrequent(int most) {
    return sorted().limit(most).map(Map.Entry::getKey).toList();
  }

  /**
   * The most frequent tokens, in the order of {@link #mostFrequent}.
   *
   * @param most how many numbers it has, the one for what is unknown included
   * @param minCount how often a token occurs at least
   */
  public Vocabulary vocabulary(int most, int minCount) {
    return new Vocabulary(sorted().filter(entry -> entry.getValue() >= minCount).limit(most - 1L)
        .map(Map.Entry::getKey).toList());
  }

  private Stream<Map.Entry<String, Long>> sorted() {
    return counts.entrySet().stream().sorted(MOST_FREQUENT_FIRST);
  }

  /** Not {@link String#compareTo}, by which what lies beyond U+FFFF comes before U+E000. */
  static int byCodePoints(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    return Arrays.compare(left, right);
  }
}
