package io.ganglion.engine.data;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of months in Danish, Dutch, English, French, German, Italian, Norwegian, Portuguese, Spanish and Swedish,
 * whole and short, in lower case. Written out, for those of the JDK change from release to release.
 */
public final class MonthNames {
  /** Those of each month: the whole ones, the English one first, then the short ones. */
  public static final List<String> ALL = List.of(
      "january januar jänner januari janvier gennaio janeiro enero|jan janv gen ene",
      "february februar februari février febbraio fevereiro febrero|feb févr fév fev",
      "march märz maart marts mars marzo março|mar märz mars mär mrz mrt",
      "april avril aprile abril|apr avr abr",
      "may mai mei maj maggio maio mayo|may mai mei maj mag",
      "june juni juin giugno junho junio|jun juni juin giu",
      "july juli juillet luglio julho julio|jul juli juil lug",
      "august augustus augusti août agosto|aug août aoû ago",
      "september septembre settembre setembro septiembre|sep sept set",
      "october oktober octobre ottobre outubro octubre|oct okt ott out",
      "november novembre novembro noviembre|nov",
      "december dezember décembre dicembre dezembro diciembre desember|dec dez déc dic des");

  private static final Pattern WORD = Pattern.compile("(\\p{L}{3,})(\\.?)");
  private static final Map<String, Integer> WHOLE = new HashMap<>();
  private static final Map<String, Integer> SHORT = new HashMap<>();

  static {
    for (int month = 0; month < ALL.size(); month++) {
      int bar = ALL.get(month).indexOf('|');
      put(ALL.get(month).substring(0, bar), month, WHOLE);
      put(ALL.get(month).substring(bar + 1), month, SHORT);
    }
  }

  private static void put(String names, int month, Map<String, Integer> months) {
    for (String name : names.split(" ")) {
      months.put(name, month);
    }
  }

  private MonthNames() {}

  /**
   * A text with the English names of its months.
   *
   * @param whole whether these are whole, as for {@code MMMM}, or short, as for {@code MMM}
   * @param keepsPoint whether a point after a name is part of the pattern; else it is left out
   */
  static String english(String text, boolean whole, boolean keepsPoint) {
    Matcher words = WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
    return words.replaceAll((MatchResult word) -> {
      Integer month = (whole ? WHOLE : SHORT).get(word.group(1).toLowerCase(Locale.ROOT));
      if (month == null) {
        return Matcher.quoteReplacement(word.group());
      }
      String english = ALL.get(month).substring(0, ALL.get(month).indexOf(' '));
      return (whole ? english : english.substring(0, 3)) + (keepsPoint ? word.group(2) : "");
    });
  }
}
