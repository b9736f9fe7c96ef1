package io.ganglion.experiments.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.function.Predicate;

/** A setting without a default that must be given only if other settings of its section say so. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RequiredIf {
  /**
   * Has a constructor without arguments, and gets the values of the settings that are given, by key; null for one that
   * is wrong.
   */
  Class<? extends Predicate<Map<String, Object>>> value();
}
