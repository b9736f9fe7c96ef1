package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests of any bytes, for fuzzing: a line, headers, an empty line and a body, as they come through a socket. */
public final class AnyRequest {
  private final ModelService service;

  /** @param model whose service is asked */
  public AnyRequest(Path model) {
    service = new ModelService(List.of(Served.slot("xor", model)), new ModelService.Setup("", "1.0", e -> {
      throw new AssertionError(e);
    }));
  }

  /** Has the request answered; fails if that is no answer, or a fault of the server. */
  public void answer(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1); // a character for each byte
    int head = text.indexOf("\n\n");
    String[] lines = (head < 0 ? text : text.substring(0, head)).split("\n");
    byte[] body = text.substring(head < 0 ? text.length() : head + 2).getBytes(StandardCharsets.ISO_8859_1);
    String[] words = (lines[0] + "  ").split(" ", 3);
    int query = words[1].indexOf('?');
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = Math.max(0, lines[i].indexOf(':'));
      headers.putIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(Math.min(lines[i].length(), colon + 1)).strip());
    }
    Outgoing answer = service.answer(new Incoming(words[0], query < 0 ? words[1] : words[1].substring(0, query),
        query < 0 ? "" : words[1].substring(query + 1), headers, () -> body), "1");
    assertTrue(answer.status() >= 200 && answer.status() < 500, answer.status() + " " + answer.text());
    assertFalse(answer.text().contains("\tat "), answer.text());
    if (answer.headers().getOrDefault("Content-Type", "").equals(Outgoing.JSON)) {
      assertFalse(JsonParser.parseString(answer.text()).isJsonNull(), answer.text());
    }
  }
}
