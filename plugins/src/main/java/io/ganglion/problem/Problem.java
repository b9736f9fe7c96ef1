package io.ganglion.problem;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong with what a user gave us.
 *
 * @param message what is wrong, without a full stop
 * @param place where
 * @param why why it matters, without a full stop; empty where that goes without saying
 * @param help what to do about it, without a full stop; may be empty
 */
public record Problem(String message, Place place, String why, String help) {
  /** Of more, the number is shown. */
  public static final int MOST = 20;
  // Together, and with the excerpt, less than SafeText.MOST_BYTES.
  private static final int BYTES_OF_MESSAGE = 1300;
  private static final int BYTES_OF_PLACE = 700;
  private static final int BYTES_OF_WHY = 500;
  private static final int BYTES_OF_HELP = 1000;

  /** Passwords are not shown. */
  public Problem {
    message = Secrets.masked(message);
    why = Secrets.masked(why);
    help = Secrets.masked(help);
  }

  /** A problem that needs no reason. */
  public Problem(String message, Place place, String help) {
    this(message, place, "", help);
  }

  /** As it is shown on a terminal, every line ended by {@code \n}; at most {@link SafeText#MOST_BYTES} bytes. */
  public String render() {
    return render("error");
  }

  /** Several as they are shown one after the other, a blank line between them; at most {@link #MOST}. */
  public static String render(List<Problem> problems) {
    return problems.stream().limit(MOST).map(Problem::render).collect(Collectors.joining("\n"))
        + (problems.size() <= MOST ? "" : "\n" + andMore(problems.size()) + "\n");
  }

  /** What is said instead of those that aren't shown. */
  public static String andMore(int problems) {
    return "and " + (problems - MOST) + " more";
  }

  /** Several, after the warnings that may name their cause. */
  public static String render(List<Problem> problems, List<Problem> warnings) {
    return Stream.concat(warnings.stream().map(Problem::renderAsWarning), problems.stream().map(Problem::render))
        .collect(Collectors.joining("\n"));
  }

  /** The same where nothing fails for it. */
  public String renderAsWarning() {
    return render("warning");
  }

  private String render(String severity) {
    StringBuilder out = new StringBuilder(severity).append(": ").append(SafeText.message(message, BYTES_OF_MESSAGE))
        .append('\n');
    if (!place.where().isEmpty()) {
      out.append("  --> ").append(SafeText.message(place.where(), BYTES_OF_PLACE)).append('\n');
    }
    Place.Excerpt excerpt = place.excerpt();
    if (excerpt != null) {
      String number = Integer.toString(excerpt.line());
      String margin = " ".repeat(number.length()) + " |";
      Excerpted shown = Excerpted.of(excerpt);
      out.append(margin).append('\n');
      out.append(number).append(" | ").append(shown.text()).append('\n');
      out.append(margin).append(' ').append(" ".repeat(shown.before())).append("^".repeat(shown.underlined()))
          .append('\n');
    }
    if (!why.isEmpty()) {
      out.append("  why: ").append(SafeText.message(why, BYTES_OF_WHY)).append('\n');
    }
    if (!help.isEmpty()) {
      out.append("  help: ").append(SafeText.messages(help, BYTES_OF_HELP)).append('\n');
    }
    return out.toString();
  }
}
