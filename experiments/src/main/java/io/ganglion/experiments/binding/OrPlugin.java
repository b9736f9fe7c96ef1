package io.ganglion.experiments.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sealed interface of two records or more is a map in the file. If its key {@code use} names a plug-in, it is the
 * second record, whose first setting is that plug-in, and whose other settings stand beside the plug-in's. If it has
 * the key of a further record's first setting, it is that record; else the first.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OrPlugin {
  /** What {@code use} names the first record by, or may be left out for. */
  String value();
}
