package io.ganglion.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a public record as a plug-in. See the package description for the whole contract. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Plugin {
  /**
   * The name by which experiments ask for the plug-in: lower-case words joined by hyphens, such as {@code leaky-relu}.
   * Undotted names are Ganglion's own; everybody else puts a prefix and a dot before it, such as {@code acme.swish}.
   */
  String name();

  /** One sentence that says what the plug-in is. Shown by {@code ganglion plugins list}. */
  String summary();

  /** Always {@link Api#LEVEL}, which the compiler replaces by the level that the plug-in is built against. */
  int api();
}
