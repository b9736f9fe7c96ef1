package io.ganglion.experiments.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  @TempDir
  Path folder;

  private static String line(RunEvent event) {
    return EventLines.line(event, NOON);
  }

  private EventLines lines(String file) {
    return EventLines.in(folder.resolve(file), InstantSource.fixed(NOON));
  }

  @Test
  void saysWhatIsThereAndNothingOfWhatIsNot() {
    assertEquals("{\"format\":1,\"event\":\"epoch\",\"time\":\"2026-03-01T12:00:00.123Z\",\"epoch\":7,"
        + "\"trainingLoss\":0.1,\"validationLoss\":null,\"metric\":\"roc-auc\",\"metricValue\":0.75,\"best\":true,"
        + "\"learningRate\":0.005}\n",
        line(new RunEvent.Epoch(7, 0.1, OptionalDouble.of(Double.NaN), Optional.of("roc-auc"), OptionalDouble.of(0.75),
            true, OptionalDouble.of(0.005))));
    assertEquals("{\"format\":1,\"event\":\"note\",\"time\":\"2026-03-01T12:00:00.123Z\",\"symptom\":\"plateau\","
        + "\"gone\":false,\"message\":\"m\",\"cause\":\"c\"}\n",
        line(new RunEvent.Note("plateau", OptionalInt.empty(), false, "m", "c", "")));
    assertEquals("{\"format\":1,\"event\":\"error\",\"time\":\"2026-03-01T12:00:00.123Z\",\"exitCode\":4,"
        + "\"message\":\"m\",\"where\":\"w\",\"help\":\"h\"}\n", line(new RunEvent.Failure(4, "m", "w", "", "h")));
    assertEquals("{\"format\":1,\"event\":\"trial-ended\",\"time\":\"2026-03-01T12:00:00.123Z\",\"trial\":\"t\","
        + "\"known\":false,\"settings\":{\"seed\":\"1\"},\"epochs\":3,\"keptEpoch\":2,\"stopReason\":\"s\","
        + "\"failure\":\"diverged\",\"scores\":{\"test\":{\"accuracy\":null}},"
        + "\"curve\":[[1.0,0.5],[2.0,null,0.25]],\"seconds\":0.5}\n",
        line(new RunEvent.TrialEnded("t", false, Map.of("seed", "1"), 3, 2, "s", Optional.of("diverged"),
            Map.of("test", Map.of("accuracy", Double.NaN)),
            List.of(List.of(1.0, 0.5), List.of(2.0, Double.POSITIVE_INFINITY, 0.25)), 0.5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "\u2028b", "\u001b[2J", "\u009b31m", "\u202eabc", "\u0000", "\ud800",
    "\u0085", "{\"event\":\"end\"}\n{\"event\":\"end\"}", "\"}\n", "\u200b", "\ufeff", "\udbff\udfff"})
  void noTextOfOthersEndsALineOrActsOnATerminal(String text) {
    for (RunEvent event : List.of(new RunEvent.Failure(4, text, text, text, text),
        new RunEvent.Directory("run", text, text, 1, text), new RunEvent.Begin("1", List.of(text)),
        new RunEvent.TrialEnded(text, true, Map.of(text, text), 1, 1, text, Optional.of(text), Map.of(), List.of(), 1),
        new RunEvent.Epoch(1, 1, OptionalDouble.empty(), Optional.of(text), OptionalDouble.of(1), true,
            OptionalDouble.empty()))) {
      String line = line(event);
      assertEquals(1, line.lines().count(), line);
      assertTrue(line.endsWith("}\n"), line);
      line.strip().codePoints().forEach(c -> assertTrue(!SafeText.isUnsafe(c), line));
      assertTrue(JsonParser.parseString(line).isJsonObject());
    }
  }

  /** Programs need paths and names as they are. */
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u001b[2J", "\ud83d\ude00", "caf\u00e9", "\u202e", "'\"\\"})
  void keepsPathsAndNames(String text) {
    String line = line(new RunEvent.Directory("run", text, text, 1, text));
    JsonObject read = JsonParser.parseString(line).getAsJsonObject();
    assertEquals(text, read.get("directory").getAsString());
    assertEquals(text, read.get("name").getAsString());
    assertEquals(text, read.get("experiment").getAsString());
  }

  @Test
  void shortensMessages() {
    int many = 1 << 20;
    String line = line(new RunEvent.Failure(4, "x".repeat(many), "y ".repeat(many), "", "\u00e4".repeat(many)));
    assertTrue(line.getBytes(StandardCharsets.UTF_8).length < 3 * SafeText.MOST_BYTES + 200, line.length() + "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"format\":1,\"event\":\"ep", "{\"format\":1,\"event\":\"end\",\"exitCode\":0}"})
  void removesWhatAKillLeftOfALine(String half) throws IOException {
    EventLines lines = lines("events");
    lines.take(new RunEvent.Resumed(1));
    lines.close();
    String whole = Files.readString(folder.resolve("events"));
    Files.writeString(folder.resolve("events"), whole + half);
    lines = lines("events");
    lines.take(new RunEvent.Resumed(2));
    lines.close();
    assertEquals(whole + whole.replace(":1}", ":2}"), Files.readString(folder.resolve("events")));

    Files.writeString(folder.resolve("half"), half);
    lines("half").close();
    assertEquals("", Files.readString(folder.resolve("half")));
  }

  @Test
  void findsTheEndOfTheLastLineBehindALongHalfLine() throws IOException {
    String half = "{\"format\":1,\"x\":\"" + "y".repeat(50_000);
    Files.writeString(folder.resolve("events"), "{\"format\":1}\n" + half);
    lines("events").close();
    assertEquals("{\"format\":1}\n", Files.readString(folder.resolve("events")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "{\"name\":\"a\"}\n", "x", " {\"format\":1}\n"})
  void leavesFilesOfSomethingElseAlone(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("other"), content);
    ProblemException refused = assertThrows(ProblemException.class, () -> lines("other"));
    assertEquals("""
        error: this file holds something else than events
          --> %s
          help: name a file of events, to which more are added, or one that isn't there
        """.formatted(file), refused.problems().get(0).render());
    assertEquals(content, Files.readString(file));
  }

  @Test
  void saysOnceThatItIsNoLongerRead() throws IOException {
    RunEvents events = new RunEvents();
    events.add(EventLines.on(new PrintStream(new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    }, true, StandardCharsets.UTF_8)));
    EventLines file = lines("events");
    events.add(file);
    events.tell(new RunEvent.Resumed(1));
    events.tell(new RunEvent.Resumed(2));
    assertEquals("""
        warning: the events can't be written: the reader was closed, or the disk is full
          --> stdout
          help: the results don't depend on them; check that the disk isn't full, and that a reader hasn't gone
        """, events.warnings().get(0).renderAsWarning());
    assertEquals(1, events.warnings().size());
    assertEquals(2, Files.readAllLines(folder.resolve("events")).size());
    assertTrue(events.areWritten());
    events.close();
    events.tell(new RunEvent.Resumed(3));
    assertEquals(2, Files.readAllLines(folder.resolve("events")).size());
  }
}
