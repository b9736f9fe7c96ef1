package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import io.ganglion.experiments.text.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The worst mistakes as small images, and the filters of the first layer. */
final class ImagesPanel implements Panel {
  private static final int MOST_BYTES = 64 * 64 * 3;
  private static final String SIDE = "64";

  @Override
  public String name() {
    return "Images";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> evaluation = files.object("evaluation.json").filter(json -> json.has("images"));
    if (evaluation.isEmpty()) {
      return List.of();
    }
    JsonObject images = evaluation.get().getAsJsonObject("images");
    List<JsonObject> mistakes = JsonNumbers.objects(images.get("mistakes"));
    List<Element> shown = new ArrayList<>();
    for (JsonObject mistake : mistakes) {
      String file = mistake.has("file") ? JsonNumbers.text(mistake, "file")
          : "image " + (int) JsonNumbers.number(mistake, "number");
      shown.add(Element.of("span", picture(mistake, file), Element.of("br"),
          Element.name(JsonNumbers.text(mistake, "true")), " → ", Element.name(JsonNumbers.text(mistake, "predicted")),
          Element.of("br"), Format.percent(JsonNumbers.number(mistake, "probability"))).classes("image"));
    }
    List<Element> content = new ArrayList<>();
    content.add(mistakes.isEmpty() ? Parts.paragraph("No image of the " + JsonNumbers.text(evaluation.get(), "part")
            + " part has a wrong label predicted.").classes("lead")
        : Parts.paragraph("Of the " + JsonNumbers.text(evaluation.get(), "part") + " part, the images whose true labels"
            + " got the least probability: true → predicted, and the probability of that.").classes("lead"));
    content.add(Element.of("div", shown).classes("images"));
    if (images.has("filters")) {
      List<Element> filters = new ArrayList<>();
      for (JsonObject filter : JsonNumbers.objects(images.get("filters"))) {
        filters.add(picture(filter, "filter " + (filters.size() + 1)));
      }
      content.add(Parts.figure("First layer", "the weights of each unit by the pixels that they are for: white is the"
          + " greatest, black the least, and what is between them about 0.", Element.of("div", filters)
              .classes("images")));
    }
    return List.of(Parts.section("images", "Images", content));
  }

  /** What can't be an image, because its file was changed, is replaced by its title. */
  private static Element picture(JsonObject json, String title) {
    double height = JsonNumbers.number(json, "height");
    double width = JsonNumbers.number(json, "width");
    double features = JsonNumbers.number(json, "features");
    byte[] values = decoded(JsonNumbers.text(json, "pixels"));
    boolean isImage = height >= 1 && width >= 1 && (features == 1 || features == 3) && values.length <= MOST_BYTES
        && values.length == height * width * features;
    if (!isImage) {
      return Element.of("span", Element.name(title));
    }
    return Element.of("img").with("src", "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(PngFile.of((int) height, (int) width, (int) features, values)))
        .with("width", SIDE).with("height", SIDE).with("alt", title).with("title", title);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
