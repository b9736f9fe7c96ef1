package io.ganglion.engine.data.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding (Sennrich, Haddow and Birch 2016) over code points: a token is a code point, or two tokens that
 * were merged. The text is cut into {@link SpacedWords} first, and merges stay within these; then, as long as
 * neighbours are a pair of the list, the earliest pair of the list is merged wherever it stands, from left to right.
 * All tokens together are the text again.
 */
public final class BytePairs implements Tokenizer {
  private final boolean lowerCase;
  private final List<Merge> merges;
  private final Map<Merge, Integer> rank = new HashMap<>();

  /** Two neighbours that become one token. */
  public record Merge(String left, String right) {
    /** Both together. */
    public String token() {
      return left + right;
    }
  }

  /**
   * From merges in the order in which they are made.
   *
   * @param lowerCase as in {@link SpacedWords}
   */
  public BytePairs(boolean lowerCase, List<Merge> merges) {
    this.lowerCase = lowerCase;
    this.merges = List.copyOf(merges);
    for (Merge merge : this.merges) {
      if (merge.left().isEmpty() || merge.right().isEmpty() || rank.put(merge, rank.size()) != null) {
        throw new IllegalArgumentException("a merge is empty or occurs twice: " + merge);
      }
    }
  }

  @Override
  public boolean lowerCase() {
    return lowerCase;
  }

  /** In the order in which they are made. */
  public List<Merge> merges() {
    return merges;
  }

  @Override
  public void split(String text, Consumer<String> tokens) {
    Map<String, List<String>> known = new HashMap<>(); // the same words come again and again
    new SpacedWords(lowerCase).split(text,
        word -> known.computeIfAbsent(word, this::merged).forEach(tokens));
  }

  private List<String> merged(String word) {
    List<String> parts = codePoints(word);
    while (true) {
      @Nullable Merge first = null;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < parts.size(); i++) {
        Merge pair = new Merge(parts.get(i), parts.get(i + 1));
        int place = rank.getOrDefault(pair, Integer.MAX_VALUE);
        if (place < least) {
          least = place;
          first = pair;
        }
      }
      if (first == null) {
        return parts;
      }
      parts = merged(parts, first);
    }
  }

  static List<String> merged(List<String> parts, Merge merge) {
    List<String> fewer = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i + 1 < parts.size() && parts.get(i).equals(merge.left()) && parts.get(i + 1).equals(merge.right())) {
        fewer.add(merge.token());
        i++;
      } else {
        fewer.add(parts.get(i));
      }
    }
    return fewer;
  }

  static List<String> codePoints(String word) {
    List<String> all = new ArrayList<>();
    word.codePoints().forEach(c -> all.add(CodePoints.text(c)));
    return all;
  }

  @Override
  public String unit() {
    return "piece";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePairs that && lowerCase == that.lowerCase && merges.equals(that.merges);
  }

  @Override
  public int hashCode() {
    return Objects.hash(lowerCase, merges);
  }

  /** {@code BytePairs[lowerCase=false, 400 merges]}. */
  @Override
  public String toString() {
    return "BytePairs[lowerCase=" + lowerCase + ", " + merges.size()
        + (merges.size() == 1 ? " merge]" : " merges]");
  }
}
