package io.ganglion.experiments.export;

/** Functions of exported C files that are the same in all of them. */
final class CParts {
  /** The bits of numbers. */
  static final String NUMBERS = """
      static int64_t bits_of(double x) {
        int64_t bits;
        memcpy(&bits, &x, sizeof bits);
        return bits;
      }

      static double double_of(int64_t bits) {
        double x;
        memcpy(&x, &bits, sizeof x);
        return x;
      }

      """;

  /** Scales numbers. */
  static final String SCALED = """
      /* Whether x is one, and z can be: z is x scaled. */
      static int scaled(double x, double shift, double scale, double *z) {
        *z = (x - shift) / scale;
        return isfinite(x) && isfinite(*z);
      }

      """;

  /** {@link Math#max(double, double)}. */
  static final String GREATER = """
      static double greater(double a, double b) {
        return a != a ? a : a == 0 && b == 0 ? (signbit(a) ? b : a) : a >= b ? a : b;
      }

      """;

  /** {@link Math#min(double, double)}. */
  static final String LESSER = """
      static double lesser(double a, double b) {
        return a != a ? a : a == 0 && b == 0 ? (signbit(a) ? a : b) : a <= b ? a : b;
      }

      """;

  /** Finds labels. */
  static final String LABELS = """
      /* The bytes of a blank that text begins with; 0 if there is none. */
      static size_t blank_at(const char *text, size_t length) {
        const unsigned char *c = (const unsigned char *) text;
        if (length > 0 && ((c[0] >= 9 && c[0] <= 13) || (c[0] >= 28 && c[0] <= 32))) {
          return 1;
        }
        if (length > 2 && ((c[0] == 0xe1 && c[1] == 0x9a && c[2] == 0x80)
            || (c[0] == 0xe2 && c[1] == 0x80 && c[2] >= 0x80 && c[2] <= 0x8a && c[2] != 0x87)
            || (c[0] == 0xe2 && c[1] == 0x80 && (c[2] == 0xa8 || c[2] == 0xa9))
            || (c[0] == 0xe2 && c[1] == 0x81 && c[2] == 0x9f) || (c[0] == 0xe3 && c[1] == 0x80 && c[2] == 0x80))) {
          return 3;
        }
        return 0;
      }

      static int equals(const char *label, const char *text, size_t length) {
        return strlen(label) == length && memcmp(label, text, length) == 0;
      }

      /* Takes the blanks around a text away; no text if it is a word for no value and no label. */
      static const char *given(const char *text, size_t *length, const char *const *labels, int count) {
        size_t blank;
        int i;
        if (text == NULL) {
          return NULL;
        }
        *length = strlen(text);
        while ((blank = blank_at(text, *length)) > 0) {
          text += blank;
          *length -= blank;
        }
        for (;;) {
          if (*length >= 1 && blank_at(text + *length - 1, 1) == 1) {
            *length -= 1;
          } else if (*length >= 3 && blank_at(text + *length - 3, 3) == 3) {
            *length -= 3;
          } else {
            break;
          }
        }
        if (equals("NA", text, *length) || equals("\\?", text, *length)) {
          for (i = 0; i < count; i++) {
            if (equals(labels[i], text, *length)) {
              return text;
            }
          }
          return NULL;
        }
        return *length == 0 ? NULL : text;
      }

      static int label_of(const char *text, size_t length, const char *const *labels, int count, int none) {
        int i;
        for (i = 0; i < count; i++) {
          if (equals(labels[i], text, length)) {
            return i;
          }
        }
        return none;
      }

      """;

  /** Reads words for true and false. */
  static final String TRUTHS = """
      static int truth_of(const char *text, size_t length, int none) {
        static const char *const WORDS[] = {"false", "no", "f", "n", "off", "0", "true", "yes", "t", "y", "on", "1"};
        char lower[8];
        size_t i;
        if (length >= sizeof lower) {
          return none;
        }
        for (i = 0; i < length; i++) {
          lower[i] = (char) (text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]);
        }
        for (i = 0; i < 12; i++) {
          if (equals(WORDS[i], lower, length)) {
            return i >= 6;
          }
        }
        return none;
      }

      """;

  /** Writes a label as one number for each. */
  static final String ONE_HOT = """
      static void write_label(double *x, int index, int labels, double low, double high) {
        int i;
        for (i = 0; i < labels; i++) {
          x[i] = i == index ? high : low;
        }
      }

      """;

  /** Splits times into their parts. */
  static final String DATES = """
      struct parts {
        double YEAR, MONTH, DAY, WEEKDAY, DAY_OF_YEAR, HOUR, MINUTE, SECOND;
      };

      /* By the Gregorian calendar, whose years begin in March here; 0 if the time is out of range. */
      static int split_time(double seconds, struct parts *parts) {
        int64_t whole, days, rest, era, of_era, year, of_year, month, leap;
        if (!(fabs(seconds) < 6e16)) {
          return 0;
        }
        whole = (int64_t) floor(seconds);
        days = whole / 86400;
        rest = whole % 86400;
        if (rest < 0) {
          rest += 86400;
          days -= 1;
        }
        parts->HOUR = (double) (rest / 3600);
        parts->MINUTE = (double) (rest / 60 % 60);
        parts->SECOND = (double) (rest % 60);
        parts->WEEKDAY = (double) (((days + 3) % 7 + 7) % 7 + 1);
        days += 719468;
        era = (days >= 0 ? days : days - 146096) / 146097;
        of_era = days - era * 146097;
        year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
        of_year = of_era - (365 * year + year / 4 - year / 100);
        month = (5 * of_year + 2) / 153;
        parts->DAY = (double) (of_year - (153 * month + 2) / 5 + 1);
        month = month < 10 ? month + 3 : month - 9;
        parts->MONTH = (double) month;
        year += era * 400 + (month <= 2);
        parts->YEAR = (double) year;
        leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        parts->DAY_OF_YEAR = (double) (month > 2 ? of_year + 60 + leap : of_year - 305);
        return 1;
      }

      """;

  /** Memory that is left all at once. */
  static final String HEAP = """
      union block {
        union block *next;
        double first;
      };

      static double *room(union block **all, size_t count) {
        union block *made = malloc((count + 1) * sizeof *made);
        if (made == NULL) {
          return NULL;
        }
        made->next = *all;
        *all = made;
        return &made[1].first;
      }

      static void leave(union block *all) {
        while (all != NULL) {
          union block *next = all->next;
          free(all);
          all = next;
        }
      }

      """;

  /** Reads the bytes of images. */
  static final String PIXELS = """
      static int pixels(const unsigned char *image, int column, double *x, int size) {
        int i;
        for (i = 0; i < size && image != NULL; i++) {
          x[i] = image[i] / 255.0;
        }
        return image == NULL ? column : 0;
      }

      """;

  private CParts() {}
}
