package io.ganglion.tables.texts;

import io.ganglion.api.InvalidSettingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Character encodings by name. */
final class Encodings {
  private Encodings() {}

  /**
   * The encoding.
   *
   * @throws InvalidSettingException of the setting {@code encoding} if there is no such
   */
  static Charset of(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidSettingException("encoding", "must be the name of a character encoding such as UTF-8 or"
          + " windows-1252, but is '" + name + "'");
    }
  }
}
