package io.ganglion.runner.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How text for people is shown on a stream: what is written to a file or a pipe stays as it is, what is written to a
 * terminal fits it and has colours.
 *
 * @param width in columns; {@link #ENDLESS} if nothing limits it
 * @param coloured whether words stand out by colours
 */
public record Paper(int width, boolean coloured) {
  /** The width of files and pipes. */
  public static final int ENDLESS = Integer.MAX_VALUE;
  /** For files and pipes. */
  public static final Paper PLAIN = new Paper(ENDLESS, false);
  /** Narrower, nothing is readable. */
  private static final int LEAST = 20;

  /** By them, the launcher says which streams are a terminal, and how wide that is: Java 17 can't tell. */
  private static final String OUT_PROPERTY = "ganglion.terminal.out";
  private static final String ERR_PROPERTY = "ganglion.terminal.err";
  private static final String COLUMNS_PROPERTY = "ganglion.terminal.columns";

  private static final String BOLD = "\033[1m";
  private static final String RED = "\033[1;31m";
  private static final String YELLOW = "\033[1;33m";
  private static final String CYAN = "\033[1;36m";
  private static final String NORMAL = "\033[0m";
  private static final Pattern FIRST_WORD = Pattern.compile(
      "(?m)^( *)(error:|warning:|note:|help:|why:|cause:|try:|-->|[a-z]+(?= {2,}\\S))");
  private static final int LONGEST_LABEL = 12;

  /** For stdout. */
  public static Paper ofOut(Map<String, String> environment) {
    return of(environment, isTerminal(OUT_PROPERTY));
  }

  /** For stderr. */
  public static Paper ofErr(Map<String, String> environment) {
    return of(environment, errIsTerminal());
  }

  /** Whether stderr is a terminal, if the launcher says so. */
  public static boolean errIsTerminal() {
    return isTerminal(ERR_PROPERTY);
  }

  private static boolean isTerminal(String property) {
    return Boolean.getBoolean(property);
  }

  /**
   * {@code COLUMNS} limits the width wherever the text goes, a terminal by its own. Colours are for terminals that know
   * them; {@code NO_COLOR} takes them away, else {@code FORCE_COLOR} has them even in files.
   */
  static Paper of(Map<String, String> environment, boolean isTerminal) {
    String columns = environment.getOrDefault("COLUMNS", "");
    int width = isNumber(columns) ? Integer.parseInt(columns) : isTerminal ? ofTerminal() : ENDLESS;
    String force = environment.getOrDefault("FORCE_COLOR", "");
    boolean forced = !force.isEmpty() && !force.equals("0") && !force.toLowerCase(Locale.ROOT).equals("false");
    boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty()
        && (forced || force.isEmpty() && isTerminal && environment.containsKey("TERM") && !isDumb(environment));
    return new Paper(Math.max(LEAST, width), coloured);
  }

  private static int ofTerminal() {
    String columns = System.getProperty(COLUMNS_PROPERTY, "");
    return isNumber(columns) ? Integer.parseInt(columns) : ENDLESS;
  }

  private static boolean isNumber(String text) {
    return text.matches("[1-9][0-9]{0,4}");
  }

  /** Whether the terminal can do no more than a printer. */
  static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** A text, whose lines end with {@code \n}, as it is shown. */
  public String show(String text) {
    String fitted = width == ENDLESS ? text : FittedText.of(text, width);
    return coloured ? coloured(fitted) : fitted;
  }

  private static String coloured(String text) {
    return FIRST_WORD.matcher(text).replaceAll(found -> {
      String colour = switch (found.group(2)) {
        case "error:" -> RED;
        case "warning:" -> YELLOW;
        case "note:" -> CYAN;
        default -> found.group(2).length() > LONGEST_LABEL ? "" : BOLD;
      };
      return found.group(1) + (colour.isEmpty() ? found.group(2) : colour + found.group(2) + NORMAL);
    });
  }
}
