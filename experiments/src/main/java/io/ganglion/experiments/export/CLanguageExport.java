package io.ganglion.experiments.export;

import io.ganglion.engine.data.encoding.TextEncoding;
import io.ganglion.experiments.run.GanglionVersion;
import java.util.List;
import java.util.Locale;

/**
 * A language model as one file of C99 that needs the standard library alone, and goes on with texts as the model does,
 * to the last bit, if the compiler keeps to IEEE 754 and doesn't contract expressions.
 */
final class CLanguageExport {
  private final ExportedModel model;
  private final String name;
  private final NetworkCode network;

  private CLanguageExport(ExportedModel model, String name) {
    this.model = model;
    this.name = name;
    this.network = NetworkCode.ofTokens(model, CodeStyle.C);
  }

  /**
   * The source text.
   *
   * @param name what the names of types and functions begin with, an identifier of C
   */
  static String text(ExportedModel model, String name) {
    return new CLanguageExport(model, name).text();
  }

  private String text() {
    String upper = name.toUpperCase(Locale.ROOT);
    List<TextEncoding> texts = model.texts();
    TextEncoding text = texts.get(0);
    StringBuilder out = new StringBuilder("/*\n");
    out.append(JavaExport.filled(" * ", "Goes on with a text, token by token, as the model "
            + Literals.inComment(model.model().name()) + " does, to the last bit."))
        .append(" *\n").append(JavaExport.filled(" * ", "Written by Ganglion " + GanglionVersion.text()
            + ". C99; compile with -ffp-contract=off, without -ffast-math, and link with -lm. For the declarations"
            + " alone, define " + upper + "_HEADER before including this file. Safe for several threads, if each text"
            + " has one."))
        .append(" */\n#ifndef ").append(upper).append("_DECLARED\n#define ").append(upper).append("_DECLARED\n\n")
        .append(declarations(text)).append("#endif\n\n#ifndef ").append(upper)
        .append("_HEADER\n#include <math.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <stdlib.h>\n"
            + "#include <string.h>\n\n#ifndef __GNUC__\n#pragma STDC FP_CONTRACT OFF\n#endif\n\n")
        .append(TextCode.typesInC(texts)).append(TextCode.constantsInC(text, 0))
        .append(CExport.list("static const char *const WRITTEN", text.vocabulary().tokens()))
        .append(CExport.weights(network.weights())).append(struct()).append(CParts.NUMBERS).append(CParts.HEAP)
        .append(TextCode.inC(texts));
    network.call(RowsFunction.SOFTMAX);
    out.append(CExport.functionsOf(network)).append("static int outputs(union block **all, struct ").append(name)
        .append("_text *text, const double *x, double *y) {\n").append(network.statements())
        .append("    (void) all;\n    for (int i = 0; i < ").append(network.outputs().size())
        .append("; i++) {\n      y[i] = ").append(network.outputs().array()).append("[i];\n    }\n    return 0;\n}\n\n")
        .append(functions(text));
    return out.append("#endif\n").toString();
  }

  private String declarations(TextEncoding text) {
    int most = model.model().network().mostSteps();
    return """
        /* How many tokens there are, with 0, the unknown one. */
        enum { UPPER_TOKENS = COUNT };

        /* A text, of which some tokens have been seenMOST. */
        struct NAME_text;

        /* Before the first token of a text; NULL if there is no memory. */
        struct NAME_text *NAME_begin(void);

        /* How many tokens have been seen. */
        int NAME_seen(const struct NAME_text *text);

        /*
         * Sees the next token: for each token, net_inputs gets that of its probability to come next. Returns 0, 1 if
         * there is no such token, -1 if there is no memory, -2 if no more can be seen.
         */
        int NAME_next(struct NAME_text *text, int token, double *net_inputs);

        /* Ends a text. */
        void NAME_end(struct NAME_text *text);

        /*
         * The numbers of the tokens of a text in UTF-8, the first ones if they are more than most; 0 is one that isn't
         * known. Returns how many tokens there are, or -1 if there is no memory.
         */
        int NAME_tokens(const char *utf8, int *numbers, int most);

        /* How a token is written, in UTF-8; NULL for 0. */
        const char *NAME_token(int number);

        /* The probability of each token that net inputs stand for. */
        void NAME_probabilities(const double *net_inputs, double *probabilities);

        """.replace("UPPER", name.toUpperCase(Locale.ROOT)).replace("NAME", name)
        .replace("COUNT", Integer.toString(text.vocabulary().size()))
        .replace("MOST", most == Integer.MAX_VALUE ? "" : "; " + most + " can be seen at most");
  }

  private String struct() {
    StringBuilder out = new StringBuilder("struct ").append(name).append("_text {\n  int seen;\n  int room;\n");
    for (NetworkCode.Kept kept : network.kept()) {
      out.append("  double ").append(kept.ofAllSteps() ? "*" + kept.name() : kept.name() + "[" + kept.columns() + "]")
          .append(";\n");
    }
    return out.append("};\n\n").toString();
  }

  private String functions(TextEncoding text) {
    StringBuilder grow = new StringBuilder();
    StringBuilder leave = new StringBuilder();
    network.kept().stream().filter(NetworkCode.Kept::ofAllSteps).forEach(kept -> {
      String array = "text->" + kept.name();
      grow.append("    if ((more = realloc(").append(array).append(", (size_t) room * ").append(kept.columns())
          .append(" * sizeof *more)) == NULL) {\n      return -1;\n    }\n    ").append(array).append(" = more;\n");
      leave.append("    free(").append(array).append(");\n");
    });
    boolean grows = !grow.isEmpty();
    return """
        struct NAME_text *NAME_begin(void) {
          return calloc(1, sizeof(struct NAME_text));
        }

        int NAME_seen(const struct NAME_text *text) {
          return text->seen;
        }

        int NAME_next(struct NAME_text *text, int token, double *net_inputs) {
          union block *all = NULL;
          const double x[1] = {token};
          int status;
          if (token < 0 || token >= COUNT) {
            return 1;
          }
          if (text->seen >= MOST) {
            return -2;
          }
        GROW  status = outputs(&all, text, x, net_inputs);
          leave(all);
          text->seen += status == 0 ? 1 : 0;
          return status;
        }

        void NAME_end(struct NAME_text *text) {
          if (text != NULL) {
        LEAVE    free(text);
          }
        }

        int NAME_tokens(const char *utf8, int *numbers, int most) {
          union block *all = NULL;
          int count = 0;
          double *found = CUT;
          for (int i = 0; found != NULL && i < count && i < most; i++) {
            numbers[i] = (int) found[i];
          }
          leave(all);
          return found == NULL ? -1 : *utf8 == 0 ? 0 : count;
        }

        const char *NAME_token(int number) {
          return number < 1 || number >= COUNT ? NULL : WRITTEN[number - 1];
        }

        void NAME_probabilities(const double *net_inputs, double *probabilities) {
          softmax(net_inputs, probabilities, 1, COUNT);
        }

        """.replace("NAME", name).replace("COUNT", Integer.toString(text.vocabulary().size()))
        .replace("MOST", Integer.toString(Math.min(model.model().network().mostSteps(), 100_000_000)))
        .replace("CUT", TextCode.callInC(model.texts(), text, 0, "utf8", "count"))
        .replace("GROW", grows ? "  if (text->seen == text->room) {\n    const int room = text->room == 0 ? 16 : 2 *"
            + " text->room;\n    double *more;\n" + grow + "    text->room = room;\n  }\n" : "")
        .replace("LEAVE", leave);
  }
}
