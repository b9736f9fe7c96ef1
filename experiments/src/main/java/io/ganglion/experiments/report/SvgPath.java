package io.ganglion.experiments.report;

import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data of an SVG path as Java draws it: moves, lines, quadratic curves and closed ends. */
final class SvgPath {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

  private final Matcher tokens;
  private final Path2D.Double path = new Path2D.Double();
  private double x;
  private double y;
  private boolean more;

  private SvgPath(String data) {
    tokens = TOKEN.matcher(data);
    more = tokens.find();
  }

  /** @throws IllegalArgumentException if there is a letter in it that our figures don't use */
  static Path2D of(String data) {
    SvgPath path = new SvgPath(data);
    path.read();
    return path.path;
  }

  private void read() {
    String command = "";
    while (more) {
      if (Character.isLetter(tokens.group().charAt(0))) {
        command = tokens.group();
        more = tokens.find();
      }
      command = drawn(command);
    }
  }

  /** Draws one step; returns the command of the numbers that may follow. */
  private String drawn(String command) {
    boolean isRelative = Character.isLowerCase(command.charAt(0));
    switch (command) {
      case "M", "m" -> {
        to(isRelative);
        path.moveTo(x, y);
        return isRelative ? "l" : "L";
      }
      case "L", "l" -> {
        to(isRelative);
        path.lineTo(x, y);
      }
      case "H", "h" -> {
        x = isRelative ? x + number() : number();
        path.lineTo(x, y);
      }
      case "V", "v" -> {
        y = isRelative ? y + number() : number();
        path.lineTo(x, y);
      }
      case "Q" -> {
        double throughX = number();
        double throughY = number();
        to(false);
        path.quadTo(throughX, throughY, x, y);
      }
      case "Z", "z" -> path.closePath();
      default -> throw new IllegalArgumentException("a path with '" + command + "' can't be drawn");
    }
    return command;
  }

  private void to(boolean isRelative) {
    double right = number();
    double down = number();
    x = isRelative ? x + right : right;
    y = isRelative ? y + down : down;
  }

  private double number() {
    if (!more) {
      throw new IllegalArgumentException("a path ends in the middle");
    }
    double number = Double.parseDouble(tokens.group());
    more = tokens.find();
    return number;
  }
}
