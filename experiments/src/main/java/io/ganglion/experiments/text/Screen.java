package io.ganglion.experiments.text;

import java.util.Locale;
import java.util.Map;

/**
 * What a table is shown on.
 *
 * @param width in columns of characters
 * @param unicode whether it shows more than ASCII
 */
public record Screen(int width, boolean unicode) {
  /** By it, the launcher says how wide the terminal is. */
  private static final String COLUMNS_PROPERTY = "ganglion.terminal.columns";
  /** By it, the launcher says that stdout is a terminal. */
  private static final String OUT_PROPERTY = "ganglion.terminal.out";
  /** What a file or a pipe is taken for. */
  private static final int USUAL = 80;
  /** Narrower, no table is readable. */
  private static final int LEAST = 60;

  /**
   * By {@code COLUMNS}, else by the terminal. A locale that is named and isn't of UTF-8 shows ASCII, and so do the
   * terminals {@code linux}, whose fonts lack blocks, and {@code dumb}.
   */
  public static Screen of(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS",
        Boolean.getBoolean(OUT_PROPERTY) ? System.getProperty(COLUMNS_PROPERTY, "") : "");
    int width = columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : USUAL;
    String locale = "";
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      locale = locale.isEmpty() ? environment.getOrDefault(name, "") : locale;
    }
    String codes = locale.toUpperCase(Locale.ROOT).replace("-", "");
    String terminal = environment.getOrDefault("TERM", "");
    boolean unicode = (codes.isEmpty() || codes.contains("UTF8")) && !terminal.equals("linux")
        && !terminal.equals("dumb");
    return new Screen(Math.max(LEAST, width), unicode);
  }

  /** What stands for the rest of a text that was cut off. */
  public String ellipsis() {
    return unicode ? "…" : "..";
  }
}
