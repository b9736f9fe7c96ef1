package io.ganglion.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the array in a trainer's state that holds one step size per parameter, so that the host can show how they
 * develop. It has no influence on training.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface StepSizes {
  /** The trainer's setting, a {@code double}, that no step is smaller than. */
  String least();

  /** The trainer's setting, a {@code double}, that no step is larger than. */
  String greatest();
}
