package io.ganglion.runner.matrix;

import io.ganglion.runner.Jdk;
import java.util.List;

/**
 * One way in which all of several experiments are trained, in a JVM for all of them.
 *
 * @param vector whether with vector instructions, from the first product on, or with plain loops
 * @param killed whether killed and resumed, in another JVM
 * @param flags more for the JVM
 * @param cLocale whether with {@code LC_ALL=C}
 * @param elsewhere whether in another working directory
 * @param backwards whether the last experiment comes first
 * @param note what is special about it
 */
record Way(Jdk jdk, boolean vector, boolean killed, List<String> flags, boolean cLocale, boolean elsewhere,
    boolean backwards, String note) {
  static Way of(Jdk jdk, boolean vector, boolean killed) {
    return new Way(jdk, vector, killed, List.of(), false, false, false, killed ? "killed and resumed" : "straight");
  }

  /** In another language and country, such as {@code tr-TR}. */
  static Way in(Jdk jdk, String locale) {
    return new Way(jdk, true, false, List.of("-Duser.language=" + locale.substring(0, 2),
        "-Duser.country=" + locale.substring(3)), false, false, false, locale);
  }

  static Way inZone(Jdk jdk, String zone) {
    return new Way(jdk, true, false, List.of("-Duser.timezone=" + zone), false, false, false, zone);
  }

  /** The same with plain loops. */
  Way plain() {
    return new Way(jdk, false, killed, flags, cLocale, elsewhere, backwards, note);
  }

  static Way inTheCLocale(Jdk jdk) {
    return new Way(jdk, false, false, List.of(), true, false, false, "LC_ALL=C");
  }

  static Way elsewhere(Jdk jdk) {
    return new Way(jdk, true, false, List.of(), false, true, false, "in another working directory");
  }

  static Way backwards(Jdk jdk) {
    return new Way(jdk, true, false, List.of(), false, false, true, "in another order");
  }

  @Override
  public String toString() {
    return "JDK " + jdk.version() + ", " + (vector ? "vector" : "plain") + ", " + note;
  }
}
