package io.ganglion.experiments.events;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.ganglion.experiments.store.GrowingFile;
import io.ganglion.experiments.text.JsonText;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.problem.Reason;
import io.ganglion.problem.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes events as lines of JSON. Every line is a whole object: {@code format}, {@code event}, {@code time} in UTC and
 * the event's own fields; of what isn't known there is no field, and numbers that aren't finite are null. No text of
 * others can end a line or act on a terminal, and messages have at most {@link SafeText#MOST_BYTES} bytes.
 */
public final class EventLines implements EventSink {
  /** The file's name within a run directory. */
  public static final String FILE = "events.jsonl";
  /** Rises when a field changes its meaning or goes; new events and fields may come at any time. */
  static final int FORMAT = 1;
  private static final String BEGINNING = "{\"format\":";
  /** In bytes: a line's end is looked for from the end of a file. */
  private static final int BLOCK = 1 << 13;
  /** Texts for people; others are for programs and are whole. */
  private static final Set<String> MESSAGES = Set.of("message", "where", "why", "help", "cause", "stopReason", "trial");

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final String where;
  private final Out out;
  private final InstantSource clock;

  /** Where lines go. */
  private interface Out {
    void write(byte[] line) throws IOException;

    default void close() throws IOException {}
  }

  private EventLines(String where, Out out, InstantSource clock) {
    this.where = where;
    this.out = out;
    this.clock = clock;
  }

  /** Lines on stdout, which stays open. */
  public static EventLines on(PrintStream stream) {
    return new EventLines("stdout", line -> {
      stream.write(line, 0, line.length);
      if (stream.checkError()) {
        throw new IOException("the reader was closed, or the disk is full");
      }
    }, InstantSource.system());
  }

  /**
   * Lines that are added to a file; of a line that a kill left half written there, nothing stays.
   *
   * @throws ProblemException if it can't be written, or holds something else
   */
  public static EventLines in(Path file) {
    return in(file, InstantSource.system());
  }

  static EventLines in(Path file, InstantSource clock) {
    try {
      long whole = Files.isRegularFile(file) ? wholeLines(file) : 0;
      GrowingFile growing = GrowingFile.open(file);
      if (Files.isRegularFile(file)) {
        growing.keep(whole);
      }
      return new EventLines(file.toString(), new Out() {
        @Override
        public void write(byte[] line) throws IOException {
          growing.append(line);
        }

        @Override
        public void close() throws IOException {
          growing.close();
        }
      }, clock);
    } catch (IOException e) {
      throw new ProblemException(ExitCode.DATA, new Problem("the events can't be written: " + Reason.of(e),
          Place.at(file.toString()), "check that its folder exists and is writable, and that the disk isn't full"));
    }
  }

  /** How many bytes the lines have that have ended. */
  private static long wholeLines(Path file) throws IOException {
    long size = Files.size(file);
    String begins = new String(bytes(file, 0, (int) Math.min(BEGINNING.length(), size)), StandardCharsets.UTF_8);
    if (!BEGINNING.startsWith(begins)) {
      throw new ProblemException(ExitCode.DATA, new Problem("this file holds something else than events",
          Place.at(file.toString()), "name a file of events, to which more are added, or one that isn't there"));
    }
    long end = size;
    while (end > 0) {
      long from = Math.max(0, end - BLOCK);
      byte[] block = bytes(file, from, (int) (end - from));
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return from + i + 1;
        }
      }
      end = from;
    }
    return 0;
  }

  private static byte[] bytes(Path file, long from, int count) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      return in.readNBytes(count);
    }
  }

  @Override
  public void take(RunEvent event) throws IOException {
    out.write(line(event, clock.instant()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  static String line(RunEvent event, Instant time) {
    JsonObject object = new JsonObject();
    object.addProperty("format", FORMAT);
    object.addProperty("event", event.event());
    object.addProperty("time", time.truncatedTo(ChronoUnit.MILLIS).toString());
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      json(component.getName(), value(component, event))
          .ifPresent(value -> object.add(component.getName(), value));
    }
    return JsonText.escaped(GSON.toJson(object)) + "\n";
  }

  private static Object value(RecordComponent component, RunEvent event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " can't be read", e);
    }
  }

  private static Optional<JsonElement> json(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.flatMap(inner -> json(name, inner));
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of(number(number.getAsDouble())) : Optional.empty();
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(new JsonPrimitive(number.getAsInt())) : Optional.empty();
    }
    if (value instanceof String text) {
      return MESSAGES.contains(name)
          ? Optional.of(text).filter(said -> !said.isEmpty()).map(said -> new JsonPrimitive(message(said)))
          : Optional.of(new JsonPrimitive(text));
    }
    return Optional.of(value instanceof Double number ? number(number)
        : value instanceof Number number ? new JsonPrimitive(number)
        : value instanceof Boolean truth ? new JsonPrimitive(truth)
        : value instanceof List<?> list ? array(name, list)
        : value instanceof Map<?, ?> map ? object(map)
        : (JsonObject) value);
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /** A message may have several lines. */
  private static String message(String text) {
    return SafeText.messages(text, SafeText.MOST_BYTES);
  }

  private static JsonArray array(String name, List<?> list) {
    JsonArray array = new JsonArray();
    list.forEach(item -> json(name, item).ifPresent(array::add));
    return array;
  }

  private static JsonObject object(Map<?, ?> map) {
    JsonObject object = new JsonObject();
    map.forEach((key, value) -> json("", value).ifPresent(each -> object.add((String) key, each)));
    return object;
  }
}
