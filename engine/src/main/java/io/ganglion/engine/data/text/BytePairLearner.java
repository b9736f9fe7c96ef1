package io.ganglion.engine.data.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the merges of {@link BytePairs} for a text: the pair of neighbours that occurs most often becomes a token,
 * again and again. Of equally frequent pairs that one comes first whose left, then whose right token is the first in
 * the order of code points. Pairs are counted within {@link SpacedWords}; in a run of the same token, each place
 * counts.
 */
public final class BytePairLearner {
  private final boolean lowerCase;
  private final TokenCounts words = new TokenCounts();
  private final TokenCounts characters = new TokenCounts();
  private final Map<BytePairs.Merge, Long> counts = new HashMap<>();
  /** By pair, the words that have it, or had it. */
  private final Map<BytePairs.Merge, Set<Integer>> places = new HashMap<>();

  /** @param lowerCase as in {@link SpacedWords} */
  public BytePairLearner(boolean lowerCase) {
    this.lowerCase = lowerCase;
  }

  /** Counts what a text is made of. */
  public void add(String text) {
    words.add(text, new SpacedWords(lowerCase));
    characters.add(text, new Characters(lowerCase));
  }

  /**
   * The code points of the texts, the most frequent first.
   *
   * @param most how many at most
   * @param minCount how often one occurs at least
   */
  public List<String> characters(int most, int minCount) {
    return characters.vocabulary(most + 1, minCount).tokens();
  }

  /**
   * The merges.
   *
   * @param most how many at most; fewer if no pair occurs twice any more
   */
  public BytePairs learn(int most) {
    List<String> spelled = words.mostFrequent(Integer.MAX_VALUE);
    List<List<String>> parts = new ArrayList<>();
    for (int w = 0; w < spelled.size(); w++) {
      parts.add(BytePairs.codePoints(spelled.get(w)));
      count(parts.get(w), w, words.count(spelled.get(w)));
    }
    List<BytePairs.Merge> merges = new ArrayList<>();
    while (merges.size() < most) {
      BytePairs.@Nullable Merge best = mostFrequent();
      if (best == null) {
        break;
      }
      merges.add(best);
      for (int w : List.copyOf(Objects.requireNonNull(places.get(best)))) {
        long times = words.count(spelled.get(w));
        count(parts.get(w), w, -times);
        parts.set(w, BytePairs.merged(parts.get(w), best));
        count(parts.get(w), w, times);
      }
      places.remove(best);
    }
    counts.clear();
    places.clear();
    return new BytePairs(lowerCase, merges);
  }

  private void count(List<String> parts, int word, long times) {
    for (int i = 0; i + 1 < parts.size(); i++) {
      BytePairs.Merge pair = new BytePairs.Merge(parts.get(i), parts.get(i + 1));
      if (counts.merge(pair, times, Long::sum) == 0) {
        counts.remove(pair);
      }
      if (times > 0) {
        places.computeIfAbsent(pair, key -> new HashSet<>()).add(word);
      }
    }
  }

  /** Null if no pair occurs twice. */
  private BytePairs.@Nullable Merge mostFrequent() {
    BytePairs.@Nullable Merge best = null;
    long most = 1;
    for (Map.Entry<BytePairs.Merge, Long> entry : counts.entrySet()) {
      long count = entry.getValue();
      if (count > most || count == most && best != null && isBefore(entry.getKey(), best)) {
        most = count;
        best = entry.getKey();
      }
    }
    return best;
  }

  private static boolean isBefore(BytePairs.Merge a, BytePairs.Merge b) {
    int left = TokenCounts.byCodePoints(a.left(), b.left());
    return left < 0 || left == 0 && TokenCounts.byCodePoints(a.right(), b.right()) < 0;
  }
}
