package io.ganglion.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a style sheet gives to the elements of a figure. It knows as much of CSS as our own sheet needs: selectors of an
 * element and its classes, variables of {@code :root}, and the properties that are inherited.
 */
final class FigureStyle {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
  private static final Pattern VARIABLE = Pattern.compile("var\\((--\\w+)\\)");
  private static final String ROOT = ":root";
  /** The properties that an element has unless its own style says otherwise. */
  private static final Set<String> OWN = Set.of("opacity", "transform");
  /** The attributes of SVG that count as properties. */
  private static final List<String> ATTRIBUTES = List.of("fill", "fill-opacity", "stroke", "stroke-width",
      "text-anchor", "image-rendering");

  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Rule> rules = new ArrayList<>();

  /** One selector with what it sets. */
  private record Rule(String element, List<String> classes, Map<String, String> properties) {
    int weight() {
      return 10 * classes.size() + (element.isEmpty() ? 0 : 1);
    }
  }

  /** @param sheet without rules for media */
  FigureStyle(String sheet) {
    Matcher rule = RULE.matcher(sheet);
    while (rule.find()) {
      Map<String, String> properties = properties(rule.group(2));
      for (String selector : rule.group(1).strip().split("\\s*,\\s*")) {
        if (selector.equals(ROOT)) {
          variables.putAll(properties);
        } else {
          List<String> parts = List.of(selector.split("\\."));
          rules.add(new Rule(parts.get(0), parts.subList(1, parts.size()), properties));
        }
      }
    }
    rules.sort(Comparator.comparingInt(Rule::weight)); // of rules of one weight, the last decides
  }

  private static Map<String, String> properties(String block) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String declaration : block.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        properties.put(declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
      }
    }
    return properties;
  }

  /** The properties of an element, whose parent has some. */
  Map<String, String> of(Element element, Map<String, String> parent) {
    Map<String, String> properties = new LinkedHashMap<>(parent);
    OWN.forEach(properties::remove);
    ATTRIBUTES.forEach(name -> element.attribute(name).ifPresent(value -> properties.put(name, value)));
    List<String> classes = List.of(element.attribute("class").orElse("").split(" "));
    for (Rule rule : rules) {
      if ((rule.element.isEmpty() || rule.element.equals(element.name())) && classes.containsAll(rule.classes)) {
        properties.putAll(rule.properties);
      }
    }
    properties.replaceAll((name, value) -> valued(value));
    return properties;
  }

  private String valued(String value) {
    return VARIABLE.matcher(value).replaceAll(match -> variables.getOrDefault(match.group(1), "none"));
  }
}
