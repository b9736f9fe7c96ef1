package io.ganglion.experiments.report;

import java.util.ArrayList;
import java.util.List;

/** What panels are made of. */
final class Parts {
  private Parts() {}

  /** A section with its heading. */
  static Element section(String id, String title, Object... content) {
    return Element.of("section").with("id", id).add(Element.of("h2", title)).add(content);
  }

  /** Figures side by side, as many as there is room for. */
  static Element grid(List<Element> figures) {
    return Element.of("div").classes("grid").add(figures);
  }

  /** A picture with what it shows in words, above it. */
  static Element figure(String title, String caption, Element... pictures) {
    return figure(title, caption, List.of(pictures));
  }

  /** Likewise. */
  static Element figure(String title, String caption, List<Element> pictures) {
    Element text = Element.of("figcaption", Element.of("b", title));
    if (!caption.isEmpty()) {
      text.add(" ", Element.of("span", caption));
    }
    return Element.of("figure", text).add(pictures);
  }

  static Element paragraph(Object... content) {
    return Element.of("p", content);
  }

  static Element note(Object... content) {
    return Element.of("p", content).classes("note");
  }

  /**
   * A table.
   *
   * @param cells texts or elements; those of the first column are heads of their rows, all others are set to the right
   */
  static Element table(List<String> heads, List<List<Object>> cells) {
    Element head = Element.of("tr");
    heads.forEach(text -> head.add(Element.of("th", text).with("scope", "col")));
    List<Element> rows = new ArrayList<>();
    for (List<Object> row : cells) {
      Element line = Element.of("tr");
      for (int i = 0; i < row.size(); i++) {
        line.add(i == 0 ? Element.of("th", row.get(0)).with("scope", "row") : Element.of("td", row.get(i)));
      }
      rows.add(line);
    }
    return Element.of("div", Element.of("table", Element.of("thead", head), Element.of("tbody").add(rows)))
        .classes("scroll");
  }

  /** Names and what they stand for; values are texts or elements. */
  static Element facts(List<List<Object>> pairs) {
    Element list = Element.of("dl");
    pairs.forEach(pair -> list.add(Element.of("dt", pair.get(0)), Element.of("dd", pair.get(1))));
    return list;
  }

  /** A text as it is, line for line. */
  static Element code(String text) {
    return Element.of("pre", Element.of("code", text));
  }

  static Element folded(String summary, Element... content) {
    Element details = Element.of("details", Element.of("summary", summary));
    for (Element each : content) {
      details.add(each);
    }
    return details;
  }
}
