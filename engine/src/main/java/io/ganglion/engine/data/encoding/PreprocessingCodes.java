package io.ganglion.engine.data.encoding;

import io.ganglion.engine.data.text.Characters;
import io.ganglion.engine.data.text.SpacedWords;
import io.ganglion.engine.data.text.Tokenizer;
import io.ganglion.engine.data.text.Words;
import java.io.IOException;

/**
 * Choices as the bytes that {@link PreprocessingFormat} writes for them. They are written out here, not taken from the
 * order of an enum, so that a constant that joins later moves none.
 */
final class PreprocessingCodes {
  /** Of byte pairs, whose merges follow. */
  static final int BYTE_PAIRS = 4;
  private static final int WORDS = 1;
  private static final int CHARACTERS = 2;
  private static final int SPACED_WORDS = 3;

  private PreprocessingCodes() {}

  static int code(Scaling scaling) {
    return switch (scaling) {
      case NONE -> 0;
      case STANDARD -> 1;
      case MIN_MAX -> 2;
      case ROBUST -> 3;
    };
  }

  static Scaling scaling(int code) throws IOException {
    return switch (code) {
      case 0 -> Scaling.NONE;
      case 1 -> Scaling.STANDARD;
      case 2 -> Scaling.MIN_MAX;
      case 3 -> Scaling.ROBUST;
      default -> throw PreprocessingFormat.damaged("there is no scaling " + code);
    };
  }

  static int code(CategoryForm form) {
    return switch (form) {
      case ONE_HOT -> 0;
      case BINARY -> 1;
      case PLUS_MINUS -> 2;
      case BINARY_PLUS_MINUS -> 3;
      case ORDINAL -> 4;
    };
  }

  static CategoryForm form(int code) throws IOException {
    return switch (code) {
      case 0 -> CategoryForm.ONE_HOT;
      case 1 -> CategoryForm.BINARY;
      case 2 -> CategoryForm.PLUS_MINUS;
      case 3 -> CategoryForm.BINARY_PLUS_MINUS;
      case 4 -> CategoryForm.ORDINAL;
      default -> throw PreprocessingFormat.damaged("there is no form of labels " + code);
    };
  }

  static int code(Unseen.Policy policy) {
    return switch (policy) {
      case ERROR -> 0;
      case IGNORE -> 1;
      case MOST_FREQUENT -> 2;
    };
  }

  static Unseen.Policy unseen(int code) throws IOException {
    return switch (code) {
      case 0 -> Unseen.Policy.ERROR;
      case 1 -> Unseen.Policy.IGNORE;
      case 2 -> Unseen.Policy.MOST_FREQUENT;
      default -> throw PreprocessingFormat.damaged("there is no rule " + code + " for unseen labels");
    };
  }

  static int code(Tokenizer tokenizer) {
    if (tokenizer instanceof Words) {
      return WORDS;
    }
    return tokenizer instanceof Characters ? CHARACTERS : tokenizer instanceof SpacedWords ? SPACED_WORDS : BYTE_PAIRS;
  }

  static Tokenizer tokenizer(int code, boolean lowerCase) throws IOException {
    return switch (code) {
      case WORDS -> new Words(lowerCase);
      case CHARACTERS -> new Characters(lowerCase);
      case SPACED_WORDS -> new SpacedWords(lowerCase);
      default -> throw PreprocessingFormat.damaged("there is no tokenizer " + code);
    };
  }

  static int code(DatePart part) {
    return switch (part) {
      case YEAR -> 0;
      case MONTH -> 1;
      case DAY -> 2;
      case WEEKDAY -> 3;
      case DAY_OF_YEAR -> 4;
      case HOUR -> 5;
      case MINUTE -> 6;
      case SECOND -> 7;
    };
  }

  static DatePart datePart(int code) throws IOException {
    return switch (code) {
      case 0 -> DatePart.YEAR;
      case 1 -> DatePart.MONTH;
      case 2 -> DatePart.DAY;
      case 3 -> DatePart.WEEKDAY;
      case 4 -> DatePart.DAY_OF_YEAR;
      case 5 -> DatePart.HOUR;
      case 6 -> DatePart.MINUTE;
      case 7 -> DatePart.SECOND;
      default -> throw PreprocessingFormat.damaged("there is no part " + code + " of a date");
    };
  }
}
