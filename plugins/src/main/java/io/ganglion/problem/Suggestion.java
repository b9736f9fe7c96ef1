package io.ganglion.problem;

import java.util.Collection;
import java.util.Optional;

/** Guesses which name a misspelt one stands for. */
public final class Suggestion {
  private static final int TOLERATED = 3;
  /** No name that a person mistypes is longer (chosen). */
  private static final int LONGEST = 200;

  private Suggestion() {}

  /**
   * The nearest of {@code names} (the first of equals), if it is near enough to be a typing error, as one in another
   * case is.
   */
  public static Optional<String> nearest(String misspelt, Collection<String> names) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    if (misspelt.length() > LONGEST) {
      return Optional.empty();
    }
    for (String name : names) {
      if (name.equalsIgnoreCase(misspelt)) {
        return Optional.of(name);
      }
      if (Math.abs(name.length() - misspelt.length()) > TOLERATED) {
        continue; // the difference alone is too much; and there may be a text of any length among them
      }
      int distance = distance(misspelt, name);
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    int tolerated = Math.max(1, Math.min(TOLERATED, misspelt.length() / 3));
    boolean alike = bestDistance < misspelt.length(); // something remains of it
    return bestDistance <= tolerated && alike ? Optional.of(best) : Optional.empty();
  }

  /** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + substitution);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
