package io.ganglion.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The result of a command.
 *
 * @param out what it printed as its result
 * @param err what it said beside that
 */
public record Ran(int code, String out, String err) {
  /** Fails unless the command printed what it should, said nothing else, and ended well. */
  public void assertPrints(String expected) {
    assertEquals(new Ran(0, expected, ""), this);
  }

  /** Fails unless the command ended with this code, said this and printed nothing. */
  public void assertFails(int code, String message) {
    assertEquals(new Ran(code, "", message), this);
  }

  /** The printed JSON object of a command that ended well. */
  public JsonObject json() {
    return json(0);
  }

  /** The printed JSON object of a command that ended with {@code code} and said nothing else. */
  public JsonObject json(int expected) {
    assertEquals(new Ran(expected, out, ""), this);
    return JsonParser.parseString(out).getAsJsonObject();
  }
}
