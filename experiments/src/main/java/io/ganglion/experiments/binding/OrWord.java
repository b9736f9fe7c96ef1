package io.ganglion.experiments.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link java.util.OptionalInt} of a section is a whole number or this word; the word leaves it empty. Likewise a
 * map in an {@link java.util.Optional} is there and empty for the word.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OrWord {
  /** The word, such as {@code auto}. */
  String value();
}
