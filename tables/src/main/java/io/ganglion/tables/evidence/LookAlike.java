package io.ganglion.tables.evidence;

import io.ganglion.engine.data.NumberText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts that people take for the same: but for case, blanks, Unicode forms, a point at the end, or as numbers. */
public final class LookAlike {
  private LookAlike() {}

  /** What texts that look the same have in common. */
  public static String form(String text) {
    String form = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{Cf}\\p{Cc}]", "").replaceAll("[\\s\\p{Z}]+", " ").strip().replaceAll("[\u2010-\u2015]", "-");
    String bare = form.length() > 1 && form.endsWith(".") ? form.substring(0, form.length() - 1) : form;
    double number = NumberText.parse(bare);
    return Double.isNaN(number) ? bare : NumberText.format(number);
  }

  /** The groups of two or more that look the same, in the order of the first of each. */
  public static List<List<String>> groups(Collection<String> texts) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    texts.forEach(text -> groups.computeIfAbsent(form(text), form -> new ArrayList<>()).add(text));
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  /** A text with what can't be seen in it as code points: {@code cafe\u0301}. */
  public static String spelled(String text) {
    return "\"" + text.codePoints().mapToObj(c -> c < 128 && c >= 32 ? Character.toString(c)
        : String.format(Locale.ROOT, "\\u%04X", c)).collect(Collectors.joining()) + "\"";
  }

  /** Whether two texts are the same on a screen. */
  public static boolean isInvisible(String a, String b) {
    return visible(a).equals(visible(b));
  }

  private static String visible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cf}\\p{Cc}]", "").replaceAll("\\p{Z}", " ")
        .replaceAll(" +", " ");
  }
}
