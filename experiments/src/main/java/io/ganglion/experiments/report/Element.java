package io.ganglion.experiments.report;

import com.google.common.html.HtmlEscapers;
import io.ganglion.problem.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element of HTML or SVG, written so that XML parsers read it as well. Every text and every attribute is escaped on
 * its way out: nothing that comes from data or names can become markup.
 */
final class Element {
  private static final Set<String> EMPTY = Set.of("meta", "br", "hr", "img");
  /** Texts from data that are longer are cut: no reader gets through them, and a page of them can't be opened. */
  private static final int LONGEST = 2_000;
  /** Of what stands as it is, line for line: an experiment with every default. */
  private static final int LONGEST_CODE = 500_000;

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /** @param content see {@link #add} */
  static Element of(String name, Object... content) {
    return new Element(name).add(content);
  }

  /** A name from data or experiments, isolated, so that right-to-left text doesn't reorder its neighbours. */
  static Element name(String text) {
    return of("bdi", text);
  }

  /** Puts elements before what is there. */
  Element begin(Element... first) {
    content.addAll(0, List.of(first));
    return this;
  }

  /** Adds texts, elements, and lists of them. */
  Element add(Object... more) {
    for (Object each : more) {
      if (each instanceof List<?> list) {
        list.forEach(this::add);
      } else if (each instanceof Element || each instanceof String || each instanceof Trusted) {
        content.add(each);
      } else {
        throw new IllegalArgumentException("neither text nor element: " + each);
      }
    }
    return this;
  }

  Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** A length or a place in pixels: a tenth is seen, a hundredth isn't. */
  Element with(String attribute, double pixels) {
    return with(attribute, PixelLengths.text(pixels));
  }

  String name() {
    return name;
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** The elements right within this one. */
  List<Element> elements() {
    return content.stream().filter(Element.class::isInstance).map(Element.class::cast).toList();
  }

  /** The texts right within this one, one after the other. */
  String ownText() {
    return content.stream().filter(String.class::isInstance).map(String.class::cast).collect(Collectors.joining());
  }

  /** Takes an attribute away, if it is there. */
  Element without(String attribute) {
    attributes.remove(attribute);
    return this;
  }

  /** The elements of a name within this one, in order, but for those within an element of the class {@code hidden}. */
  List<Element> within(String wanted, String hidden) {
    List<Element> found = new ArrayList<>();
    for (Object each : content) {
      if (each instanceof Element element && !element.attributes.getOrDefault("class", "").equals(hidden)) {
        if (element.name.equals(wanted)) {
          found.add(element);
        } else {
          found.addAll(element.within(wanted, hidden));
        }
      }
    }
    return found;
  }

  /** The texts within, one after the other. */
  String text() {
    StringBuilder text = new StringBuilder();
    content.forEach(each -> text.append(each instanceof Element element ? element.text()
        : each instanceof String string ? string : ""));
    return text.toString();
  }

  Element classes(String names) {
    return with("class", names);
  }

  /** Our own style or script, which stands as it is: no {@code <} or {@code &} may be in it. */
  record Trusted(String text) {
    Trusted {
      if (text.contains("<") || text.contains("&")) {
        throw new IllegalArgumentException("a browser and an XML parser would read this differently: " + text);
      }
    }
  }

  String render() {
    StringBuilder text = new StringBuilder();
    render(text);
    return text.toString();
  }

  private void render(StringBuilder text) {
    text.append('<').append(name);
    attributes.forEach((key, value) -> text.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    if (content.isEmpty() && EMPTY.contains(name)) {
      text.append("/>");
      return;
    }
    text.append('>');
    for (Object each : content) {
      if (each instanceof Element element) {
        element.render(text);
      } else if (each instanceof Trusted trusted) {
        text.append(trusted.text);
      } else {
        text.append(escaped(cut((String) each, name.equals("code") ? LONGEST_CODE : LONGEST)));
      }
    }
    text.append("</").append(name).append('>');
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text
        : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(readable(text));
  }

  /** What would reorder or hide, or what neither HTML nor XML has a sign for, as escapes; lines and tabs stay. */
  private static String readable(String text) {
    return text.lines().count() < 2 && text.indexOf('\t') < 0 && text.indexOf('\n') < 0 ? SafeText.line(text)
        : text.lines()
            .map(line -> Stream.of(line.split("\t", -1)).map(SafeText::line).collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n")) + (text.endsWith("\n") ? "\n" : "");
  }
}
