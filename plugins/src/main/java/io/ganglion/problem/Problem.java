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
  /** A problem that needs no reason. */
  public Problem(String message, Place place, String help) {
    this(message, place, "", help);
  }

  /** As it is shown on a terminal, every line ended by {@code \n}. */
  public String render() {
    return render("error");
  }

  /** Several as they are shown one after the other, a blank line between them. */
  public static String render(List<Problem> problems) {
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
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
    StringBuilder out = new StringBuilder(severity).append(": ").append(message).append('\n');
    if (!place.where().isEmpty()) {
      out.append("  --> ").append(place.where()).append('\n');
    }
    Place.Excerpt excerpt = place.excerpt();
    if (excerpt != null) {
      String number = Integer.toString(excerpt.line());
      String margin = " ".repeat(number.length()) + " |";
      out.append(margin).append('\n');
      out.append(number).append(" | ").append(excerpt.text().replace('\t', ' ')).append('\n');
      int start = excerpt.column() - 1;
      int before = DisplayWidth.of(excerpt.text(), 0, start);
      int underlined = Math.max(1, DisplayWidth.of(excerpt.text(), start, start + excerpt.length()));
      out.append(margin).append(' ').append(" ".repeat(before)).append("^".repeat(underlined)).append('\n');
    }
    if (!why.isEmpty()) {
      out.append("  why: ").append(why).append('\n');
    }
    if (!help.isEmpty()) {
      out.append("  help: ").append(help).append('\n');
    }
    return out.toString();
  }
}
