package io.ganglion.experiments.report;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a few texts that moved their predictions most. */
final class WordsPanel implements Panel {
  @Override
  public String name() {
    return "Words";
  }

  @Override
  public List<Element> of(RunFiles files) throws IOException {
    Optional<JsonObject> words = files.object("evaluation.json")
        .filter(json -> json.has("words")).map(json -> json.getAsJsonObject("words"));
    if (words.isEmpty()) {
      return List.of();
    }
    List<List<Object>> rows = new ArrayList<>();
    for (JsonObject text : JsonNumbers.objects(words.get().get("texts"))) {
      Element moved = Element.of("span");
      List<JsonObject> tokens = JsonNumbers.objects(text.get("tokens"));
      for (int i = 0; i < tokens.size(); i++) {
        moved.add(i == 0 ? "" : ", ", Element.name(JsonNumbers.text(tokens.get(i), "token")), " "
            + String.format(Locale.ROOT, "%+.3f", JsonNumbers.number(tokens.get(i), "effect")));
      }
      rows.add(List.of(Element.name(JsonNumbers.text(text, "text")), Element.name(JsonNumbers.text(text, "true")),
          Element.name(JsonNumbers.text(text, "predicted")), moved));
    }
    return List.of(Parts.section("words", "Words", Parts.paragraph("By how much the predicted value of a text of ",
        Element.name(JsonNumbers.text(words.get(), "column")), " is greater with a word than without it: the"
            + " probability of the predicted label, or the number. The worst predictions come first, then some"
            + " that are evenly spread; of each the words that matter most.").classes("lead"),
        Parts.table(List.of("text", "true", "predicted", "words"), rows)));
  }
}
