package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.engine.data.text.BytePairs;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.UnicodeTable;
import io.ganglion.engine.data.text.Vocabulary;
import io.ganglion.engine.data.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions that cut texts into the tokens of a vocabulary, as {@link Tokenizer}s do, with their table of Unicode. */
final class TextCode {
  // In words of C that become Java's.
  private static final String INSIDE = """
      /* Whether a code point is in one of some ranges. */
      static int in_ranges(const int *ranges, int count, int c) {
        int low = 0;
        int high = count / 2;
        while (low < high) {
          int middle = (low + high) / 2;
          if (ranges[2 * middle] <= c) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        return low > 0 && c <= ranges[2 * low - 1] ? 1 : 0;
      }

      """;
  private static final String LOWER = """
      static int small(int c) {
        for (int i = 0; i < CAPITALS_COUNT && CAPITALS[i] <= c; i += 4) {
          if (c <= CAPITALS[i + 1] && (c - CAPITALS[i]) % CAPITALS[i + 2] == 0) {
            return c + CAPITALS[i + 3];
          }
        }
        return c;
      }

      """;
  private static final String WORDS = """
      /* 0 of a blank, 1 of what is part of a word, 2 of another sign, 3 of an ideograph. */
      static int kind_of(int c) {
        if (c == ' ' || (c >= 0x9 && c <= 0xd) || c == 0x85 || c == 0xa0 || c == 0x1680
            || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f
            || c == 0x3000) {
          return 0;
        }
        if ((c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0x20000 && c <= 0x3ffff)) {
          return 3;
        }
        return in_ranges(LETTERS, LETTERS_COUNT, c) > 0 ? 1 : 2;
      }

      /* For each code point: 1 if a token begins there, 0 if one goes on, -1 if it is between tokens. */
      static void words(const int *c, int count, int *begins) {
        int in = 0;
        int joined = 0;
        for (int i = 0; i < count; i++) {
          int is = kind_of(c[i]);
          int attached = in_ranges(MARKS, MARKS_COUNT, c[i]) > 0 || c[i] == 0x200c || c[i] == 0x200d
              || (c[i] >= 0x1f3fb && c[i] <= 0x1f3ff) ? 1 : 0;
          int apostrophe = (c[i] == 0x27 || c[i] == 0x2019) && i + 1 < count && kind_of(c[i + 1]) == 1 ? 1 : 0;
          int goes_on = in != 0 && ((joined > 0 && is != 0) || attached > 0
              || (in == 1 && (is == 1 || apostrophe > 0))) ? 1 : 0;
          begins[i] = goes_on > 0 ? 0 : is != 0 ? 1 : -1;
          in = goes_on > 0 ? in : is;
          joined = c[i] == 0x200d ? 1 : 0;
        }
      }

      """;
  private static final String SPACED_WORDS = """
      /* For each code point: 1 if a token begins there, 0 if one goes on. Words have the blank before them. */
      static void spaced_words(const int *c, int count, int *begins) {
        int in_word = 0;
        int start = 0;
        for (int i = 0; i < count; i++) {
          int is = in_ranges(LETTERS, LETTERS_COUNT, c[i]);
          int apostrophe = (c[i] == 0x27 || c[i] == 0x2019) && i + 1 < count
              && in_ranges(LETTERS, LETTERS_COUNT, c[i + 1]) > 0 ? 1 : 0;
          int goes_on = (in_word > 0 && (is > 0 || apostrophe > 0))
              || (i > 0 && (in_ranges(MARKS, MARKS_COUNT, c[i]) > 0
                  || (is > 0 && start == i - 1 && c[start] == ' '))) ? 1 : 0;
          begins[i] = 1 - goes_on;
          start = goes_on > 0 ? start : i;
          in_word = is > 0 || (goes_on > 0 && in_word > 0) ? 1 : 0;
        }
      }

      """;
  private static final String CHARACTERS = """
      static void characters(int count, int *begins) {
        for (int i = 0; i < count; i++) {
          begins[i] = 1;
        }
      }

      """;
  private static final String BYTE_PAIRS = """
      /* The end of the token that begins somewhere. */
      static int end_of(const int *begins, int from, int to) {
        int end = from + 1;
        while (end < to && begins[end] == 0) {
          end++;
        }
        return end;
      }

      /* Merges neighbours within tokens, the earliest pair of the list first. */
      static void byte_pairs(const int *c, int count, int *begins, MERGES_PARAMETER) {
        for (int from = 0, to; from < count; from = to) {
          int least = 0;
          to = end_of(begins, from, count);
          for (int i = from; i < to; i++) {
            begins[i] = 1;
          }
          while (least < 0x7fffffff) {
            least = 0x7fffffff;
            for (int a = from, b; a < to; a = b) {
              b = end_of(begins, a, to);
              int rank = b < to ? rank_of(c, a, b, end_of(begins, b, to), MERGES_ARGUMENT) : 0x7fffffff;
              least = rank < least ? rank : least;
            }
            for (int a = from, b; a < to && least < 0x7fffffff; a = b) {
              b = end_of(begins, a, to);
              if (b < to && rank_of(c, a, b, end_of(begins, b, to), MERGES_ARGUMENT) == least) {
                int end = end_of(begins, b, to);
                begins[b] = 0;
                b = end;
              }
            }
          }
        }
      }

      """;
  private static final String JAVA_MERGES = """
        private static java.util.Map<String, Integer> merges(String[] left, String[] right) {
          java.util.Map<String, Integer> merges = new java.util.HashMap<>();
          for (int i = 0; i < left.length; i++) {
            merges.put(left[i].codePointCount(0, left[i].length()) + ":" + left[i] + right[i], i);
          }
          return merges;
        }

        /** The place of two neighbours in the list of merges. */
        private static int rank_of(int[] c, int from, int middle, int to, java.util.Map<String, Integer> merges) {
          return merges.getOrDefault(middle - from + ":" + new String(c, from, to - from), Integer.MAX_VALUE);
        }

      """;
  private static final String C_MERGES = """
      /* The place of two neighbours in the list of merges, which are in the order of their code points. */
      static int rank_of(const int *c, int from, int middle, int to, const struct merge *merges, int size) {
        int low = 0;
        int high = size;
        while (low < high) {
          int at = (low + high) / 2;
          int order = compared(c + from, middle - from, merges[at].left);
          order = order == 0 ? compared(c + middle, to - middle, merges[at].right) : order;
          if (order == 0) {
            return merges[at].rank;
          }
          if (order < 0) {
            high = at;
          } else {
            low = at + 1;
          }
        }
        return 0x7fffffff;
      }

      """;
  private static final String JAVA = """
        private static java.util.Map<String, Integer> numbers(String[] tokens) {
          java.util.Map<String, Integer> numbers = new java.util.HashMap<>();
          for (int i = 0; i < tokens.length; i++) {
            numbers.put(tokens[i], i + 1);
          }
          return numbers;
        }

        /** The numbers of the first tokens of a text; 0 is one that isn't known, and that of an empty text. */
        private static double[] tokens(String text, java.util.Map<String, Integer> numbers, char tokenizer,
            boolean lower, int most MERGES) {
          if (text == null) {
            throw new IllegalArgumentException("a text is missing");
          }
          int[] c = text.codePoints().map(x -> x >= 0xd800 && x <= 0xdfff ? 0xfffd : LOWERED).toArray();
          int[] begins = new int[c.length];
          CUT
          double[] tokens = new double[c.length + 1];
          int count = 0;
          for (int from = 0, to; from < c.length && count < most; from = to) {
            to = from + 1;
            while (to < c.length && begins[to] == 0) {
              to++;
            }
            if (begins[from] > 0) {
              tokens[count++] = numbers.getOrDefault(new String(c, from, to - from), 0);
            }
          }
          return java.util.Arrays.copyOf(tokens, Math.max(1, count));
        }

      """;
  private static final String C_POINTS = """
      /* The code point that a text of UTF-8 begins with, and how many bytes it has; U+FFFD for what isn't one. */
      static int code_point_of(const unsigned char *text, int *bytes) {
        int size = text[0] < 0x80 ? 1 : text[0] < 0xc2 ? 0 : text[0] < 0xe0 ? 2 : text[0] < 0xf0 ? 3
            : text[0] < 0xf5 ? 4 : 0;
        int c = size < 2 ? text[0] : text[0] & (0xff >> (size + 1));
        *bytes = 1;
        for (int i = 1; i < size; i++) {
          if ((text[i] & 0xc0) != 0x80) {
            return 0xfffd;
          }
          c = c << 6 | (text[i] & 0x3f);
        }
        if (size == 0 || c > 0x10ffff || (size == 3 && c < 0x800) || (size == 4 && c < 0x10000)
            || (c >= 0xd800 && c <= 0xdfff)) {
          return 0xfffd;
        }
        *bytes = size;
        return c;
      }

      /* Compares code points with a text. */
      static int compared(const int *c, int count, const char *text) {
        const unsigned char *other = (const unsigned char *) text;
        for (int i = 0, bytes; i < count; i++, other += bytes) {
          int its = *other == 0 ? -1 : code_point_of(other, &bytes);
          if (c[i] != its) {
            return c[i] < its ? -1 : 1;
          }
        }
        return *other == 0 ? 0 : -1;
      }

      /* The number of a token; 0 if it isn't known. Tokens are in the order of their code points. */
      static int token_of(const int *c, int count, const char *const *tokens, const int *numbers, int size) {
        int low = 0;
        int high = size;
        while (low < high) {
          int middle = (low + high) / 2;
          int order = compared(c, count, tokens[middle]);
          if (order == 0) {
            return numbers[middle];
          }
          if (order < 0) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        return 0;
      }

      """;
  private static final String C = """
      /* The numbers of the first tokens of a text, in memory of the heap; NULL if there is none. */
      static double *tokens(union block **all, const char *text, const char *const *known, const int *numbers,
          int size, char tokenizer, int lower, int most, MERGES int *count) {
        const size_t length = strlen(text);
        int *c = length > 100000000 ? NULL : (int *) room(all, length + 1);
        int *begins = c == NULL ? NULL : (int *) room(all, length + 1);
        double *tokens = begins == NULL ? NULL : room(all, length + 1);
        int points = 0;
        if (tokens == NULL) {
          return NULL;
        }
        for (int bytes; *text != 0; text += bytes) {
          c[points] = code_point_of((const unsigned char *) text, &bytes);
          c[points] = LOWERED;
          points++;
        }
        CUT
        *count = 0;
        for (int from = 0, to; from < points && *count < most; from = to) {
          to = from + 1;
          while (to < points && begins[to] == 0) {
            to++;
          }
          if (begins[from] > 0) {
            tokens[(*count)++] = token_of(c + from, to - from, known, numbers, size);
          }
        }
        if (*count == 0) {
          tokens[(*count)++] = 0;
        }
        return tokens;
      }

      """;

  private static final Comparator<String> BY_BYTES = (a, b) -> Arrays.compareUnsigned(
      a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private TextCode() {}

  /** The letter that stands for a tokenizer. */
  private static char letter(Tokenizer tokenizer) {
    return tokenizer instanceof Words ? 'w' : tokenizer instanceof SpacedWords ? 's'
        : tokenizer instanceof BytePairs ? 'b' : 'c';
  }

  /** What the tokens of one of the columns are, in Java; its number is in the names of the constants. */
  static String constantsInJava(TextEncoding text, int column) {
    StringBuilder out = new StringBuilder(JavaConstants.texts("TOKENS_" + column, text.vocabulary().tokens()))
        .append("  private static final java.util.Map<String, Integer> NUMBERS_").append(column)
        .append(" = numbers(TOKENS_").append(column).append(");\n\n");
    if (text.tokenizer() instanceof BytePairs pairs) {
      out.append(JavaConstants.texts("LEFT_" + column, pairs.merges().stream().map(BytePairs.Merge::left).toList()))
          .append(JavaConstants.texts("RIGHT_" + column, pairs.merges().stream().map(BytePairs.Merge::right).toList()))
          .append("  private static final java.util.Map<String, Integer> MERGES_").append(column)
          .append(" = merges(LEFT_").append(column).append(", RIGHT_").append(column).append(");\n\n");
    }
    return out.toString();
  }

  /** The numbers of the tokens of one of the columns, in Java. */
  static String callInJava(List<TextEncoding> texts, TextEncoding text, int column, String value) {
    return "tokens(" + value + ", NUMBERS_" + column + ", '" + letter(text.tokenizer()) + "', "
        + text.tokenizer().lowerCase() + ", " + text.maxLength().orElse(Integer.MAX_VALUE)
        + (!has(texts, 'b') ? "" : text.tokenizer() instanceof BytePairs ? ", MERGES_" + column : ", null") + ")";
  }

  /** What the tokens of one of the columns are, in C: all in the order of their code points, which is that of bytes. */
  static String constantsInC(TextEncoding text, int column) {
    Vocabulary vocabulary = text.vocabulary();
    List<String> sorted = vocabulary.tokens().stream().sorted(BY_BYTES).toList();
    StringBuilder out = new StringBuilder(CExport.list("static const char *const TOKENS_" + column, sorted))
        .append("static const int NUMBERS_").append(column).append('[').append(sorted.size()).append("] = {\n");
    sorted.forEach(token -> out.append("  ").append(vocabulary.index(token)).append(",\n"));
    out.append("};\n\n");
    if (text.tokenizer() instanceof BytePairs pairs) {
      List<BytePairs.Merge> merges = inC(pairs);
      Map<BytePairs.Merge, Integer> ranks = new HashMap<>();
      pairs.merges().forEach(merge -> ranks.put(merge, ranks.size()));
      out.append("static const struct merge MERGES_").append(column).append('[').append(Math.max(1, merges.size()))
          .append("] = {\n");
      merges.forEach(merge -> out.append("  {").append(Literals.inC(merge.left())).append(", ")
          .append(Literals.inC(merge.right())).append(", ").append(ranks.get(merge)).append("},\n"));
      out.append(merges.isEmpty() ? "  {\"\", \"\", 0},\n" : "").append("};\n\n");
    }
    return out.toString();
  }

  /** A text of C holds no NUL, and so nothing that is merged with one. */
  private static List<BytePairs.Merge> inC(BytePairs pairs) {
    return pairs.merges().stream().filter(merge -> merge.token().indexOf(0) < 0)
        .sorted(Comparator.comparing(BytePairs.Merge::left, BY_BYTES)
            .thenComparing(BytePairs.Merge::right, BY_BYTES)).toList();
  }

  /** The numbers of the tokens of one of the columns, in C; how many they are goes to {@code count}. */
  static String callInC(List<TextEncoding> texts, TextEncoding text, int column, String value, String count) {
    String merges = !has(texts, 'b') ? "" : text.tokenizer() instanceof BytePairs pairs
        ? "MERGES_" + column + ", " + inC(pairs).size() + ", " : "NULL, 0, ";
    return "tokens(&all, " + value + ", TOKENS_" + column + ", NUMBERS_" + column + ", "
        + text.vocabulary().tokens().size() + ", '" + letter(text.tokenizer())
        + (text.tokenizer().lowerCase() ? "', 1, " : "', 0, ") + text.maxLength().orElse(Integer.MAX_VALUE) + ", "
        + merges + "&" + count + ")";
  }

  /** What the constants of C need before them. */
  static String typesInC(List<TextEncoding> texts) {
    return has(texts, 'b') ? "struct merge {\n  const char *left, *right;\n  int rank;\n};\n\n" : "";
  }

  /** Every line is indented by two. */
  static String inJava(List<TextEncoding> texts) {
    StringBuilder shared = new StringBuilder();
    tables(texts).forEach(table -> shared.append("private static final int[] ").append(table.name)
        .append(" = {").append(table.numbers).append("};\n\n"));
    String code = functions(texts) + (has(texts, 'b') ? BYTE_PAIRS
        .replace("MERGES_PARAMETER", "java.util.Map<String, Integer> merges")
        .replace("MERGES_ARGUMENT", "merges") : "");
    for (String name : List.of("LETTERS", "MARKS", "CAPITALS")) {
      code = code.replace(name + "_COUNT", name + ".length");
    }
    code = code.replace("static ", "private static ").replace("const int *", "int[] ").replace("int *", "int[] ");
    return shared.append(code).toString().indent(2).replaceAll("(?m)^ +$", "") + (has(texts, 'b') ? JAVA_MERGES : "")
        + JAVA.replace("LOWERED", hasLower(texts) ? "lower ? small(x) : x" : "x")
            .replace(" MERGES", has(texts, 'b') ? ", java.util.Map<String, Integer> merges" : "")
            .replace("CUT", cut(texts, "c.length", "merges"));
  }

  static String inC(List<TextEncoding> texts) {
    StringBuilder code = new StringBuilder();
    tables(texts).forEach(table -> code.append("static const int ").append(table.name).append("[] = {")
        .append(table.numbers).append("};\n\n"));
    String functions = functions(texts);
    for (String name : List.of("LETTERS", "MARKS", "CAPITALS")) {
      functions = functions.replace(name + "_COUNT", "(int) (sizeof " + name + " / sizeof " + name + "[0])");
    }
    String merges = "const struct merge *merges, int merge_count";
    return code.append(functions).append(C_POINTS).append(has(texts, 'b') ? C_MERGES
            + BYTE_PAIRS.replace("MERGES_PARAMETER", merges).replace("MERGES_ARGUMENT", "merges, merge_count") : "")
        .append(C.replace("LOWERED", hasLower(texts) ? "lower ? small(c[points]) : c[points]"
                : "lower ? 0 : c[points]")
            .replace("MERGES ", has(texts, 'b') ? merges + ", " : "")
            .replace("CUT", cut(texts, "points", "merges, merge_count").indent(-2).strip())).toString();
  }

  private record Table(String name, String numbers) {}

  private static List<Table> tables(List<TextEncoding> texts) {
    boolean hasWords = texts.stream().anyMatch(text -> letter(text.tokenizer()) != 'c');
    List<Table> tables = new ArrayList<>();
    if (hasWords) {
      tables.add(new Table("LETTERS", listed(UnicodeTable.words())));
      tables.add(new Table("MARKS", listed(UnicodeTable.marks())));
    }
    if (hasLower(texts)) {
      tables.add(new Table("CAPITALS", listed(UnicodeTable.capitals())));
    }
    return tables;
  }

  private static String listed(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      text.append(i % 16 == 0 ? "\n  " : " ").append(numbers.get(i)).append(',');
    }
    return text.append('\n').toString();
  }

  private static boolean hasLower(List<TextEncoding> texts) {
    return texts.stream().anyMatch(text -> text.tokenizer().lowerCase());
  }

  private static boolean has(List<TextEncoding> texts, char letter) {
    return texts.stream().anyMatch(text -> letter(text.tokenizer()) == letter);
  }

  private static String functions(List<TextEncoding> texts) {
    boolean hasSpaced = has(texts, 's') || has(texts, 'b');
    return (has(texts, 'w') || hasSpaced ? INSIDE : "") + (hasLower(texts) ? LOWER : "")
        + (has(texts, 'w') ? WORDS : "") + (hasSpaced ? SPACED_WORDS : "") + (has(texts, 'c') ? CHARACTERS : "");
  }

  /** Calls the functions of the tokenizer. */
  private static String cut(List<TextEncoding> texts, String count, String merges) {
    String arguments = "c, " + count + ", begins";
    Map<Character, List<String>> calls = new LinkedHashMap<>();
    calls.put('w', List.of("words(" + arguments + ");"));
    calls.put('s', List.of("spaced_words(" + arguments + ");"));
    calls.put('b', List.of("spaced_words(" + arguments + ");", "byte_pairs(" + arguments + ", " + merges + ");"));
    calls.put('c', List.of("characters(" + count + ", begins);"));
    StringBuilder cut = new StringBuilder();
    calls.forEach((letter, lines) -> {
      if (has(texts, letter)) {
        cut.append(cut.isEmpty() ? "" : "\n    ").append("if (tokenizer == '").append(letter).append("') {\n      ")
            .append(String.join("\n      ", lines)).append("\n    }");
      }
    });
    return cut.toString();
  }
}
