package io.ganglion.tables.evidence;

import java.util.List;

/** How dates, weeks, months, quarters and times of day are written most often, other than by ISO 8601. */
final class DatePatterns {
  /** One or two letters of day and month take one or two digits. */
  static final List<String> ALL = List.of("d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "yyyy/M/d",
      "yyyy.M.d", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "d/M/yyyy H:mm", "M/d/yyyy H:mm", "d/M/yyyy H:mm:ss",
      "M/d/yyyy H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss", "M/d/yyyy h:mm a", "M/d/yyyy h:mm:ss a", "d MMM yyyy",
      "d-MMM-yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM yyyy",
      "MMMM yyyy", "yyyy-MM", "yyyy/MM", "M/yyyy", MonthsAsNumbers.MONTH_FIRST,
      MonthsAsNumbers.YEAR_FIRST, "yyyy'M'MM", "d.M.yy", "d/M/yy", "M/d/yy", "M/d/yy h:mm a",
      "M/d/yy h:mm:ss a", "M/d/yy H:mm", "d/M/yy H:mm", "d.M.yy H:mm", "d-MMM-yy", "MMM yy",
      "MMM-yy", "MMM/yy", "MMMM yy", "H:mm", "H:mm:ss", "H.mm.ss", "h:mm a", "yyyy年M月d日", "yyyy年M月d日 H:mm",
      "yyyy年M月d日 H時m分", "yyyy年M月", "yyyy년 M월 d일", "YYYY-'W'ww", "YYYY'W'ww", "YYYY-'W'ww-e", "'W'ww YYYY",
      "'KW' w/YYYY", "'KW' w YYYY", "'KW'w/YYYY", "YYYY-'KW'w", "YYYY/'KW'w", "yyyy-'Q'q", "yyyy'Q'q", "yyyy 'Q'q",
      "'Q'q yyyy", "'Q'q/yyyy", "'Q'q-yyyy");

  private DatePatterns() {}

  /** Rejects most other texts quickly: an exception costs more than all the rest. */
  static boolean mayBe(String text) {
    long digits = text.chars().filter(Character::isDigit).count();
    boolean named = digits == 2 && text.chars().filter(Character::isLetter).count() >= 3; // as of Jan 24
    return text.length() >= 4 && text.length() <= 30 && (digits >= 3 || named);
  }
}
