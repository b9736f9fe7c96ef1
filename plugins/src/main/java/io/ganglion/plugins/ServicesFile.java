package io.ganglion.plugins;

import java.util.ArrayList;
import java.util.List;

/**
 * A file in {@code META-INF/services}: the names of classes, one a line.
 *
 * @param name its name in its jar, or its URL
 * @param text all of it
 */
record ServicesFile(String name, String text) {
  private static final String FOLDER = "META-INF/services/";

  /** The name of the services file that offers plug-ins of a type. */
  static String nameFor(Class<?> type) {
    return FOLDER + type.getName();
  }

  /** What stands in each line that isn't empty, without comments, as {@link java.util.ServiceLoader} defines them. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!content.isEmpty()) {
        lines.add(new Line(number, content));
      }
    }
    return lines;
  }

  /**
   * One line.
   *
   * @param number from 1
   * @param content without spaces at its ends
   */
  record Line(int number, String content) {
    boolean isClassName() {
      boolean start = true;
      for (int i = 0; i < content.length(); i++) {
        char c = content.charAt(i);
        if (start ? !Character.isJavaIdentifierStart(c) : !Character.isJavaIdentifierPart(c) && c != '.') {
          return false;
        }
        start = c == '.';
      }
      return !start;
    }
  }
}
