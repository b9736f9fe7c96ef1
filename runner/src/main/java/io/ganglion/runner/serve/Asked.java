package io.ganglion.runner.serve;

import io.ganglion.problem.Suggestion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the query of a request asks for.
 *
 * @param carried columns to copy to the front of each prediction
 * @param steps how many rows of a series to forecast
 */
record Asked(List<String> carried, OptionalInt steps) {
  static final String ID = "id";
  static final String STEPS = "steps";

  /**
   * Reads a query, such as {@code id=passenger&id=cabin}.
   *
   * @throws RefusedException if there is another parameter, or a number is none
   */
  static Asked of(String query) {
    Set<String> carried = new LinkedHashSet<>();
    OptionalInt steps = OptionalInt.empty();
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
      if (name.equals(ID) && !value.isEmpty()) {
        carried.add(value);
      } else if (name.equals(STEPS) && value.matches("[1-9][0-9]{0,8}")) {
        steps = OptionalInt.of(Integer.parseInt(value));
      } else if (name.equals(ID) || name.equals(STEPS)) {
        throw new RefusedException(RefusedException.BAD_REQUEST, "'" + value + "' is no "
            + (name.equals(ID) ? "name of a column" : "number of steps"), name,
            name.equals(ID) ? "write id=COLUMN" : "a whole number of 1 or greater is expected");
      } else if (!parameter.isEmpty()) {
        throw new RefusedException(RefusedException.BAD_REQUEST, "there is no parameter '" + name + "'", "",
            Suggestion.nearest(name, List.of(ID, STEPS)).map(near -> "did you mean '" + near + "'?")
                .orElse("the parameters are id and steps"));
      }
    }
    return new Asked(new ArrayList<>(carried), steps);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusedException.BAD_REQUEST, "'" + text + "' isn't encoded as a URL is", "",
          "write % as %25");
    }
  }
}
