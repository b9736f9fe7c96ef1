package io.ganglion.problem;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords in text that users wrote where none belongs: in the URL of a database, or under a key of an experiment.
 * Every problem is shown with asterisks in their place, in its message and in its excerpt.
 */
public final class Secrets {
  /** What stands before the password, the password itself. */
  private static final List<Pattern> PATTERNS = List.of(
      Pattern.compile("((?:password|passwd|passphrase|pwd)[\"']?\\s*[=:]\\s*[\"']?)([^\\s\"'&;,}\\]]+)",
          Pattern.CASE_INSENSITIVE),
      Pattern.compile("([?&;][\\w.-]*(?:secret|token|credentials?)\\s*=)([^\\s\"'&;,}\\]]+)", Pattern.CASE_INSENSITIVE),
      Pattern.compile("(//[^\\s/:@\"']*:)([^\\s/@\"']+)(?=@)"),
      Pattern.compile("(jdbc:oracle:\\w+:[^\\s/@\"']+/)([^\\s@\"']+)(?=@)", Pattern.CASE_INSENSITIVE));

  private Secrets() {}

  /** Whether a text has a password in it. */
  public static boolean isIn(String text) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  /** The text with an asterisk for each character of a password, so that what is underlined stays in its place. */
  public static String masked(String text) {
    String masked = text;
    for (Pattern pattern : PATTERNS) {
      Matcher found = pattern.matcher(masked);
      if (found.find()) {
        masked = found.replaceAll(match ->
            Matcher.quoteReplacement(match.group(1)) + "*".repeat(match.group(2).length()));
      }
    }
    return masked;
  }
}
