package io.ganglion.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ganglion.engine.generation.GeneratedToken;
import io.ganglion.engine.generation.StopText;
import io.ganglion.engine.generation.TokenGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A text that a model writes, as JSON: {@code seed}, {@code text}, {@code ended} (by length or stop), {@code
 * recomputed} (how many steps were computed again behind the last position), and {@code tokens}: {@code text} and
 * {@code probability} of each, the stop text's among them.
 */
record WrittenText(TokenGenerator generator, int length, @Nullable StopText end) {
  JsonObject json(long seed) {
    StringBuilder text = new StringBuilder();
    JsonArray tokens = new JsonArray();
    for (int i = 0; i < length && (end == null || !end.isOver()); i++) {
      GeneratedToken token = generator.next();
      text.append(end == null ? token.text() : end.next(token.text()));
      JsonObject each = new JsonObject();
      each.addProperty("text", token.text());
      each.addProperty("probability", token.probability());
      tokens.add(each);
    }
    boolean stopped = end != null && end.isOver();
    text.append(end == null ? "" : end.rest());
    JsonObject object = new JsonObject();
    object.addProperty("seed", seed);
    object.addProperty("text", text.toString());
    object.addProperty("ended", stopped ? "stop" : "length");
    object.addProperty("recomputed", generator.recomputed());
    object.add("tokens", tokens);
    return object;
  }
}
