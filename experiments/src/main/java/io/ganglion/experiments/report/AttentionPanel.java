package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much the steps of one example look at one another: a map for each head of an attention. */
final class AttentionPanel implements Panel {
  private static final double SIDE = 250;
  /** For tokens beside a map. */
  private static final double ROOM = 90;
  private static final double ABOVE = 16;
  private static final int MOST_STEPS = 64;
  private static final int WHITE = 255;

  @Override
  public String name() {
    return "Attention";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> attention = files.object("evaluation.json").filter(json -> json.has("attention"))
        .map(json -> json.getAsJsonObject("attention"));
    if (attention.isEmpty()) {
      return List.of();
    }
    List<String> tokens = JsonNumbers.texts(attention.get().get("tokens"));
    List<Element> maps = new ArrayList<>();
    for (JsonObject map : JsonNumbers.objects(attention.get().get("maps"))) {
      maps.add(figure(map, tokens));
    }
    int steps = JsonNumbers.whole(attention.get(), "steps");
    int shown = JsonNumbers.whole(attention.get(), "shown");
    int heads = JsonNumbers.whole(attention.get(), "heads");
    return List.of(Parts.section("attention", "Attention", Parts.note("How much each step of one example (a row) looks"
        + " at the others (columns): the darker, the more; a row adds up to 1."
        + (shown < steps ? " The example's last " + Format.count(shown, "step") + " of " + Format.grouped(steps)
            + " are seen alone." : "")
        + (heads > maps.size() ? " " + Format.count(heads - maps.size(), "more head") + " are not shown." : "")),
        Parts.grid(maps)));
  }

  private static Element figure(JsonObject map, List<String> tokens) {
    double[] weights = JsonNumbers.numbers(map.get("weights"));
    int steps = (int) Math.round(Math.sqrt(weights.length));
    String title = "Layer " + JsonNumbers.whole(map, "layer") + ", head " + JsonNumbers.whole(map, "head");
    if (steps < 1 || steps > MOST_STEPS || steps * steps != weights.length) {
      return Parts.figure(title, "left out: the map has " + Format.count(weights.length, "weight") + ".");
    }
    byte[] pixels = new byte[weights.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (WHITE - (int) Math.max(0, Math.min(WHITE, weights[i])));
    }
    double cell = SIDE / steps;
    Element svg = Element.of("svg").classes("plot").with("viewBox", "0 0 " + PixelLengths.text(ROOM + SIDE + 2) + " "
        + PixelLengths.text(ABOVE + SIDE + 2)).with("width", ROOM + SIDE + 2).with("height", ABOVE + SIDE + 2)
        .with("role", "img").with("aria-label", "attention map");
    svg.add(Element.of("image").with("href", "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(PngFile.of(steps, steps, 1, pixels))).with("x", ROOM).with("y", ABOVE)
        .with("width", SIDE).with("height", SIDE).with("preserveAspectRatio", "none")
        .with("image-rendering", "pixelated"));
    svg.add(Element.of("rect").with("x", ROOM).with("y", ABOVE).with("width", SIDE).with("height", SIDE)
        .with("fill", "none").with("stroke", "#8888"));
    if (tokens.size() == steps) {
      label(svg, tokens, cell);
    }
    return Parts.figure(title, "", svg);
  }

  /** Tokens of one character stand above the columns as well; a place for each is in one element. */
  private static void label(Element svg, List<String> tokens, double cell) {
    List<String> shown = tokens.stream().map(AttentionPanel::visible).toList();
    if (shown.stream().allMatch(token -> token.length() == 1)) {
      String all = String.join("", shown);
      svg.add(Element.of("text", all).classes("tick").with("x", places(tokens.size(), i -> ROOM - 10))
          .with("y", places(tokens.size(), i -> ABOVE + (i + 0.5) * cell + 3)));
      svg.add(Element.of("text", all).classes("tick").with("x", places(tokens.size(),
          i -> ROOM + (i + 0.5) * cell - 3)).with("y", ABOVE - 5));
      return;
    }
    for (int i = 0; i < shown.size(); i++) {
      svg.add(Plot.text(ROOM - 4, ABOVE + (i + 0.5) * cell + 3, "end", "tick",
          Plot.shortened(shown.get(i), ROOM - 8)));
    }
  }

  private static String places(int count, IntToDoubleFunction place) {
    return IntStream.range(0, count).mapToObj(i -> PixelLengths.text(place.applyAsDouble(i)))
        .collect(Collectors.joining(" "));
  }

  /** With signs for blanks and line ends. */
  private static String visible(String token) {
    return token.replace("\n", "⏎").replace(' ', '␣').replace('\t', '⇥');
  }
}
