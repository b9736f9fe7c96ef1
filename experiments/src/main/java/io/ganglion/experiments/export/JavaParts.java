package io.ganglion.experiments.export;

import io.ganglion.engine.data.MonthNames;
import java.util.stream.Collectors;

/** Methods of exported classes that are the same in all of them. Every line is indented by two. */
final class JavaParts {
  /** Scales a number. */
  static final String NUMBERS = """
        private static double scaled(String column, double value, double shift, double scale) {
          if (Double.isNaN(value)) {
            throw new IllegalArgumentException("column '" + column + "' needs a value");
          }
          if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("column '" + column + "': " + value + " is not a finite number");
          }
          double z = (value - shift) / scale;
          if (Double.isInfinite(z) || Double.isNaN(z)) {
            throw new IllegalArgumentException("column '" + column + "': " + value
                + " is too far from the numbers that the scaling was fitted to");
          }
          return z;
        }

      """;

  /** What is given as a text. */
  static final String TEXTS = """
        /** Without the blanks around it; null if it stands for no value. */
        private static String given(String text, String... labels) {
          String stripped = text == null ? "" : text.strip();
          boolean isGap = stripped.isEmpty()
              || (stripped.equals("NA") || stripped.equals("?")) && !java.util.List.of(labels).contains(stripped);
          return isGap ? null : stripped;
        }

      """;

  /** Finds a label. */
  static final String LABELS = """
        private static int label(String column, String text, String[] labels, int none) {
          if (text == null) {
            throw new IllegalArgumentException("column '" + column + "' needs a value");
          }
          for (int i = 0; i < labels.length; i++) {
            if (labels[i].equals(text)) {
              return i;
            }
          }
          if (none < -1) {
            throw new IllegalArgumentException("column '" + column + "': '" + text
                + "' is not among the labels of the training rows");
          }
          return none;
        }

      """;

  /** Reads words for true and false. */
  static final String TRUTHS = """
        private static int truth(String column, String text, String[] labels, int none) {
          if (text == null) {
            throw new IllegalArgumentException("column '" + column + "' needs a value");
          }
          switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true": case "yes": case "t": case "y": case "on": case "1":
              return 1;
            case "false": case "no": case "f": case "n": case "off": case "0":
              return 0;
            default:
              if (none < -1) {
                throw new IllegalArgumentException("column '" + column + "': '" + text + "' is neither true nor false");
              }
              return none;
          }
        }

      """;

  /** Writes a label as one number for each. */
  static final String ONE_HOT = """
        private static void write(double[] x, int at, int index, int labels, double low, double high) {
          for (int i = 0; i < labels; i++) {
            x[at + i] = i == index ? high : low;
          }
        }

      """;

  /** Gives months their English names. */
  static String months() {
    String names = MonthNames.ALL.stream().map(Literals::inJava).collect(Collectors.joining(",\n        "));
    return """
          private static final class Months {
            static final String[] NAMES = {
              %s};
          }

          /** With the English names of months, which may be those of another language. */
          private static String inEnglish(String text, String pattern) {
            if (text == null) {
              return null;
            }
            Matcher words = Pattern.compile("(\\\\p{L}{3,})(\\\\.?)")
                .matcher(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
            StringBuilder english = new StringBuilder();
            while (words.find()) {
              String name = null;
              boolean whole = pattern.contains("MMMM");
              for (String names : Months.NAMES) {
                String known = names.split("\\\\|")[whole ? 0 : 1];
                if (java.util.List.of(known.split(" ")).contains(words.group(1).toLowerCase(Locale.ROOT))) {
                  name = names.substring(0, whole ? names.indexOf(' ') : 3)
                      + (pattern.contains("M.") ? words.group(2) : "");
                }
              }
              words.appendReplacement(english, Matcher.quoteReplacement(name == null ? words.group() : name));
            }
            return words.appendTail(english).toString();
          }

        """.replace("%s", names);
  }

  /** Reads dates and times. */
  static final String DATES = """
        private static final DateTimeFormatter ISO =
            DateTimeFormatter.ISO_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

        /** Since the first of 1970, UTC; NaN if there is none. ISO 8601 if there is no formatter. */
        private static double seconds(String column, DateTimeFormatter formatter, String text) {
          String given = given(text);
          if (given == null) {
            return Double.NaN;
          }
          try {
            return formatter == null ? isoSeconds(given) : seconds(formatter.parse(given));
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("column '" + column + "': '" + text + "' is not a date", e);
          }
        }

        private static DateTimeFormatter formatter(String pattern) {
          DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
          Matcher years = Pattern.compile("yy\\\\{(\\\\d{4})}").matcher(pattern);
          if (years.find()) {
            builder.appendPattern(pattern.substring(0, years.start()))
                .appendValueReduced(ChronoField.YEAR_OF_ERA, 2, 2, Integer.parseInt(years.group(1)))
                .appendPattern(pattern.substring(years.end()));
          } else if (has(pattern, "Y")) {
            appendWeeks(builder, pattern);
          } else {
            builder.appendPattern(pattern);
          }
          if (has(pattern, "Hhk") && !has(pattern, "uyYMLdDFeEcQqwW")) {
            builder.parseDefaulting(ChronoField.EPOCH_DAY, 0);
          } else {
            builder.parseDefaulting(ChronoField.ERA, 1);
            if (has(pattern, "Y") ? !has(pattern, "eEc") : has(pattern, "MLqQ") && !has(pattern, "dDF")) {
              builder.parseDefaulting(has(pattern, "Y") ? ChronoField.DAY_OF_WEEK
                  : has(pattern, "ML") ? ChronoField.DAY_OF_MONTH : IsoFields.DAY_OF_QUARTER, 1);
            }
          }
          return builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
              .toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        }

        private static void appendWeeks(DateTimeFormatterBuilder builder, String pattern) {
          Matcher parts = Pattern.compile("'(?:[^']|'')*'|Y+|w+|e+|[^'Ywe]+").matcher(pattern);
          while (parts.find()) {
            String part = parts.group();
            switch (part.charAt(0)) {
              case 'Y':
                builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
                break;
              case 'w':
                if (part.length() == 1) {
                  builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                } else {
                  builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
                }
                break;
              case 'e':
                builder.appendValue(ChronoField.DAY_OF_WEEK, 1);
                break;
              default:
                builder.appendPattern(part);
            }
          }
        }

        private static boolean has(String pattern, String letters) {
          String unquoted = pattern.replaceAll("'[^']*'", "").replaceAll("[{][0-9]*}", "");
          return letters.chars().anyMatch(letter -> unquoted.indexOf(letter) >= 0);
        }

        private static double isoSeconds(String text) {
          if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?")) {
            throw new DateTimeException("a date begins like 2024-02-29");
          }
          if (text.length() == 10) {
            return LocalDate.parse(text).toEpochDay() * 86_400.0;
          }
          String time = text.substring(0, 10) + 'T' + text.substring(11);
          Matcher offset = Pattern.compile("(.*[0-9]) *(?:Z|UTC|GMT|([+-][0-9]{2})(?::?([0-9]{2}))?)").matcher(time);
          if (offset.matches()) {
            time = offset.group(1) + (offset.group(2) == null ? "Z"
                : offset.group(2) + ":" + (offset.group(3) == null ? "00" : offset.group(3)));
          }
          return seconds(ISO.parseBest(time, OffsetDateTime::from, LocalDateTime::from));
        }

        private static double seconds(TemporalAccessor parsed) {
          if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return parsed.getLong(ChronoField.INSTANT_SECONDS);
          }
          LocalDate date = LocalDate.from(parsed);
          return parsed.isSupported(ChronoField.SECOND_OF_DAY)
              ? date.toEpochSecond(LocalTime.ofSecondOfDay(parsed.getLong(ChronoField.SECOND_OF_DAY)), ZoneOffset.UTC)
              : date.toEpochDay() * 86_400.0;
        }

        private static LocalDateTime time(String column, double seconds) {
          if (Double.isNaN(seconds)) {
            throw new IllegalArgumentException("column '" + column + "' needs a value");
          }
          return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
        }

      """;

  /** Reads the bytes of images. */
  static final String PIXELS = """
        private static double[] pixels(String column, byte[] image, int size) {
          if (image == null || image.length != size) {
            throw new IllegalArgumentException("column '" + column + "' needs an image of " + size + " bytes");
          }
          double[] x = new double[size];
          for (int i = 0; i < size; i++) {
            x[i] = (image[i] & 0xff) / 255.0;
          }
          return x;
        }

      """;

  private JavaParts() {}
}
