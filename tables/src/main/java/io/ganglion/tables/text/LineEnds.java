package io.ganglion.tables.text;

/** Where lines end. */
public final class LineEnds {
  private LineEnds() {}

  /** A text with the line ends of Windows, CR LF, as those of other systems, LF. */
  public static String unix(String text) {
    return text.replace("\r\n", "\n");
  }
}
