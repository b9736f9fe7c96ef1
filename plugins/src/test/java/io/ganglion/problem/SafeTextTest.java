package io.ganglion.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @CsvSource({"0, \\u0000", "7, \\u0007", "8, \\u0008", "9, \\t", "a, \\n", "c, \\u000c", "d, \\r", "1b, \\u001b",
      "7f, \\u007f", "85, \\u0085", "9b, \\u009b", "9d, \\u009d", "ad, \\u00ad", "34f, \\u034f", "61c, \\u061c",
      "115f, \\u115f", "180e, \\u180e", "200b, \\u200b", "200c, \\u200c", "200d, \\u200d", "200e, \\u200e",
      "200f, \\u200f", "2028, \\u2028", "2029, \\u2029", "202a, \\u202a", "202e, \\u202e", "2060, \\u2060",
      "2066, \\u2066", "2069, \\u2069", "206f, \\u206f", "3164, \\u3164", "d800, \\ud800", "dfff, \\udfff",
      "feff, \\ufeff", "fff9, \\ufff9", "fffe, \\ufffe", "e0041, \\U000e0041", "10ffff, \\U0010ffff"})
  void writesWhatActsOrHidesAsAnEscape(String code, String escape) {
    String character = new String(Character.toChars(Integer.parseInt(code, 16)));
    assertEquals("a" + escape + "b", SafeText.line("a" + character + "b"));
    assertEquals(escape + escape, SafeText.line(character + character));
  }

  @Test
  void leavesLineFeedsInSeveralLines() {
    assertEquals("a\nb\\rc\n\n\\u001b[2J", SafeText.lines("a\nb\rc\n\n\033[2J"));
  }

  /** Words of many scripts, with the joiners that they need; emoji of several characters; what is usual in names. */
  @ParameterizedTest
  @ValueSource(strings = {"", "iris.csv", "a b", "Größe", "naïve", "Ω·m", "数据", "בדיקה", "\u0645\u06cc\u200c\u062e",
      "\u0915\u094d\u200d\u0937", "\ud83d\udc69\u200d\ud83d\udc67", "\u2764\ufe0f", "e\u0301", "x\u00a0y", "\ufffd",
      "\\u001b", "C:\\new\\table", "'quoted'"})
  void leavesWhatIsWritten(String text) {
    assertSame(text, SafeText.line(text));
    assertEquals(text, SafeText.message(text, SafeText.MOST_BYTES));
  }

  @Test
  void cutsALine() {
    assertEquals("abc", SafeText.line("abc", 3));
    assertEquals("ab…", SafeText.line("abcd", 3));
    assertEquals("😀…", SafeText.line("😀😀😀", 2));
    assertEquals("\\…", SafeText.line("\0\0", 2));
  }

  @Test
  void shortensLongQuotationsAndWordsToTheirEnds() {
    String cell = "x".repeat(1000);
    String shown = "x".repeat(180) + "…" + "x".repeat(80);
    assertEquals("can't read '" + shown + "': it's not a number",
        SafeText.message("can't read '" + cell + "': it's not a number", 4096));
    assertEquals("the label " + shown + " is new", SafeText.message("the label " + cell + " is new", 4096));
    assertEquals("'" + "a ".repeat(90) + "…" + " a".repeat(40) + "' and 'b'",
        SafeText.message("'" + "a ".repeat(500) + "a' and 'b'", 4096));
    assertEquals("/a".repeat(150), SafeText.message("/a".repeat(150), 4096));
  }

  @Test
  void keepsWithinItsBytes() {
    Random random = new Random(11);
    List<String> pieces = List.of("x", "'", " ", "ü", "数", "😀", "\0", "\n", "word ", "'a quotation' ", "\ud83d");
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(3000);
      while (text.length() < length) {
        text.append(pieces.get(random.nextInt(pieces.size())).repeat(1 + random.nextInt(30)));
      }
      int most = 40 + random.nextInt(500);
      String message = SafeText.message(text.toString(), most);
      assertTrue(message.getBytes(UTF_8).length <= most, () -> most + ": " + message);
      assertEquals(message, SafeText.line(message));
      String messages = SafeText.messages(text.toString(), most);
      assertTrue(messages.getBytes(UTF_8).length <= most, () -> most + ": " + messages);
    }
    assertEquals("a ".repeat(20) + "… " + "z ".repeat(10).strip(),
        SafeText.message("a ".repeat(100) + "z ".repeat(100).strip(), 65));
  }

  /** However long its parts are, and whatever they consist of. */
  @Test
  void keepsAProblemBelowFourKilobytes() {
    for (String part : List.of("x", "x ", "😀", "\0", "\n", "'", "a' ", "\t")) {
      String text = part.repeat(60_000);
      Problem problem =
          new Problem(text, Place.inFile("f", new Place.Excerpt(1_000_000, 700, 70_000, text)), text, text);
      for (String shown : List.of(problem.render(), problem.renderAsWarning(),
          new Problem("m", Place.at(text), text, text).render())) {
        assertTrue(shown.getBytes(UTF_8).length < SafeText.MOST_BYTES, () -> part + ": " + shown);
        assertEquals(shown, SafeText.lines(shown));
      }
    }
  }

  @Test
  void showsTwentyProblemsAndTheNumberOfTheOthers() {
    Problem problem = new Problem("a", Place.NOWHERE, "");
    assertEquals("error: a\n\n".repeat(20).stripTrailing() + "\n", Problem.render(Collections.nCopies(20, problem)));
    assertEquals("error: a\n\n".repeat(20) + "and 3 more\n", Problem.render(Collections.nCopies(23, problem)));
  }

  @Test
  void underlinesAPartOfALongLine() {
    String line = "x".repeat(500) + "\033here" + "y".repeat(500);
    assertEquals("error: m\n  --> f:1:502\n  |\n1 | …" + "x".repeat(59) + "\\u001bhere" + "y".repeat(96) + "…\n  | "
        + " ".repeat(66) + "^^^^\n",
        new Problem("m", Place.inFile("f", new Place.Excerpt(1, 502, 4, line)), "").render());
  }

  @Test
  void looksForNoNameNearATextOfAnyLength() {
    String text = "x".repeat(100_000);
    assertEquals(java.util.Optional.empty(), Suggestion.nearest(text, List.of(text, "a", "x".repeat(100_001))));
    assertEquals(java.util.Optional.of("rprop"), Suggestion.nearest("rpop", List.of(text, "rprop")));
  }
}
