package io.ganglion.experiments.export;

import io.ganglion.engine.data.Column;
import io.ganglion.engine.data.encoding.CategoryEncoding;
import io.ganglion.engine.data.encoding.CategoryForm;
import io.ganglion.engine.data.encoding.ColumnEncoding;
import java.util.List;
import java.util.Locale;

/** A function of C that reads an example, calls an exported file, and writes the bits of what that predicts. */
final class CProgram {
  /** What all programs begin with. */
  static final String START = """
      #include <stdint.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      static char *word(void) {
        size_t size = 32, length = 0;
        char *text = malloc(size);
        int c = getchar();
        while (c == ' ' || c == '\\n') c = getchar();
        for (; c != ' ' && c != '\\n' && c != EOF; c = getchar()) {
          if (length + 2 > size) text = realloc(text, size *= 2);
          text[length++] = (char) c;
        }
        text[length] = 0;
        return text;
      }
      static inline double number(void) {
        char *digits = word();
        uint64_t bits = strtoull(digits, NULL, 16);
        double x;
        memcpy(&x, &bits, 8);
        free(digits);
        return x;
      }
      static inline char *text(void) {
        char *to = word();
        size_t i, length = strlen(to) / 2;
        if (to[0] == '-') return NULL;
        for (i = 0; i < length; i++) {
          char pair[3] = {to[2 * i + 1], to[2 * i + 2], 0};
          to[i] = (char) strtol(pair, NULL, 16);
        }
        to[length] = 0;
        return to;
      }
      static inline void show(double x) {
        uint64_t bits;
        memcpy(&bits, &x, 8);
        printf(" %016llx", (unsigned long long) (x != x ? 0x7ff8000000000000u : bits));
      }
      static inline void show_text(const char *x) {
        printf(" =");
        for (; *x; x++) printf("%02x", (unsigned char) *x);
      }
      """;

  private final ExportedModel model;
  private final String prefix;

  CProgram(ExportedModel model, String prefix) {
    this.model = model;
    this.prefix = prefix;
  }

  /** Includes the file's declarations, and defines {@code run_} and its name. */
  String text() {
    if (model.language().isPresent()) {
      return ofLanguage();
    }
    StringBuilder text = new StringBuilder("#define " + prefix.toUpperCase(Locale.ROOT) + "_HEADER\n#include \""
        + prefix + ".c\"\nstatic void run_" + prefix + "(void) {\n  char *count = word();\n  int r, i, status,"
        + " rows = atoi(count);\n  struct " + prefix + "_row *steps = calloc((size_t) rows, sizeof *steps);\n  struct "
        + prefix + "_prediction *p = calloc((size_t) rows, sizeof *p);\n  free(count);\n  (void) i;\n"
        + "  for (r = 0; r < rows; r++) {\n");
    List<String> names = Identifiers.inC(JavaExport.columns(model.inputs()));
    StringBuilder leave = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      ColumnEncoding input = model.inputs().get(i);
      boolean isImage = input.type() == Column.Type.IMAGE;
      boolean isText = JavaExport.isCategory(input) || input.type() == Column.Type.TEXT;
      String member = "steps[r]." + names.get(i);
      text.append("    ").append(member).append(isImage ? " = (const unsigned char *) text();\n"
          : isText ? " = text();\n" : " = number();\n");
      if (isImage || isText) {
        leave.append("    free((void *) ").append(member).append(");\n");
      }
    }
    text.append("  }\n  status = ").append(prefix).append(model.isOfSequences() ? "_predict(steps, rows, p);\n"
        : "_predict(steps, p);\n").append("  for (r = 0; r < ").append(model.isPerStep() ? "rows" : "1")
        .append(" && status == 0; r++) {\n");
    List<String> targets = CExport.targets(model);
    for (int i = 0; i < targets.size(); i++) {
      String member = "p[r]." + targets.get(i);
      if (!(model.targets().get(i) instanceof CategoryEncoding labels)) {
        text.append("    show(").append(member).append(");\n");
        continue;
      }
      text.append("    show_text(").append(member).append(");\n");
      if (labels.form() != CategoryForm.ORDINAL) {
        text.append("    for (i = 0; i < ").append(labels.labels().size()).append("; i++) show(").append(member)
            .append(CompiledC.shares(model, labels)).append("[i]);\n");
      }
    }
    return text.append("  }\n  printf(\"\\n\");\n  for (r = 0; r < rows; r++) {\n").append(leave)
        .append("  }\n  free(steps);\n  free(p);\n}\n").toString();
  }

  /** A text: the probabilities behind each of its tokens. */
  private String ofLanguage() {
    return """
        #define UPPER_HEADER
        #include "NAME.c"
        static void run_NAME(void) {
          char *count = word(), *utf8 = text();
          int i, j, size = NAME_tokens(utf8, NULL, 0), *tokens = calloc((size_t) size + 1, sizeof *tokens);
          double *y = calloc(UPPER_TOKENS, sizeof *y), *p = calloc(UPPER_TOKENS, sizeof *p);
          struct NAME_text *seen = NAME_begin();
          NAME_tokens(utf8, tokens, size);
          for (i = 0; i < size && NAME_next(seen, tokens[i], y) == 0; i++) {
            NAME_probabilities(y, p);
            for (j = 0; j < UPPER_TOKENS; j++) show(p[j]);
          }
          printf("\\n");
          NAME_end(seen);
          free(count);
          free(utf8);
          free(tokens);
          free(y);
          free(p);
        }
        """.replace("UPPER", prefix.toUpperCase(Locale.ROOT)).replace("NAME", prefix);
  }
}
