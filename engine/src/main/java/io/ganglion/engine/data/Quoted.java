package io.ganglion.engine.data;

import java.util.List;
import java.util.stream.Collectors;

/** Names in messages. */
public final class Quoted {
  /** More would bury the message: tables of a thousand columns are usual. */
  private static final int SHOWN = 10;

  private Quoted() {}

  /** {@code 'a', 'b'}; of long lists the first ten and how many more there are. */
  public static String list(List<String> names) {
    String list = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return names.size() > SHOWN ? list + " and " + (names.size() - SHOWN) + " more" : list;
  }
}
