package io.ganglion.runner.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {
  /** {@code A=B C=D} as an environment; nothing is an empty value. */
  private static Map<String, String> environment(String text) {
    Map<String, String> environment = new HashMap<>();
    for (String pair : text.strip().split(" +")) {
      if (!pair.isEmpty()) {
        environment.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return environment;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "''                          | false | false",
    "''                          | true  | false",
    "NO_COLOR= TERM=xterm        | true  | true",
    "NO_COLOR=1 TERM=xterm       | true  | false",
    "NO_COLOR=0 TERM=xterm       | true  | false",
    "TERM=dumb                   | true  | false",
    "TERM=xterm-256color         | true  | true",
    "FORCE_COLOR=1               | false | true",
    "FORCE_COLOR=3 TERM=dumb     | false | true",
    "FORCE_COLOR=0 TERM=xterm    | true  | false",
    "FORCE_COLOR=false TERM=xterm| true  | false",
    "FORCE_COLOR=1 NO_COLOR=1    | true  | false",
    "FORCE_COLOR=                | false | false"})
  void coloursWhereTheyAreWanted(String environment, boolean isTerminal, boolean coloured) {
    assertEquals(coloured, Paper.of(environment(environment), isTerminal).coloured());
  }

  @ParameterizedTest
  @CsvSource({"COLUMNS=40, false, 40", "COLUMNS=200, true, 200", "COLUMNS=7, true, 20", "COLUMNS=0, false, 2147483647",
    "COLUMNS=wide, false, 2147483647", "'', false, 2147483647", "'', true, 2147483647", "COLUMNS=-5, true, 2147483647"})
  void isAsWideAsTheTerminal(String environment, boolean isTerminal, int width) {
    assertEquals(width, Paper.of(environment(environment), isTerminal).width());
  }

  @Test
  void coloursFirstWords() {
    assertEquals("\033[1;31merror:\033[0m there is no 'note: x' error: here\n  \033[1m-->\033[0m a.yaml:1:1\n"
        + "  \033[1mhelp:\033[0m look\n\033[1;33mwarning:\033[0m w\n\033[1;36mnote:\033[0m n\n"
        + "\033[1mdata\033[0m        150 examples\nnot a label\nabcdefghijklm  too long for one\n",
        new Paper(80, true).show("error: there is no 'note: x' error: here\n  --> a.yaml:1:1\n  help: look\n"
            + "warning: w\nnote: n\ndata        150 examples\nnot a label\nabcdefghijklm  too long for one\n"));
  }

  @Test
  void isPlainInAFile() {
    String text = "error: " + "long ".repeat(100) + "\n";
    assertEquals(text, Paper.of(Map.of("TERM", "xterm"), false).show(text));
  }
}
