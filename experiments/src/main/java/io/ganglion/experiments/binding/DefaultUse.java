package io.ganglion.experiments.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The plug-in that a {@link PluginUse} of a section, or the first setting of a section that begins with one, is when
 * the file doesn't say. A no-argument constructor can't hold
 * it, for which plug-ins there are is known only at run time.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DefaultUse {
  /** The plug-in's name. */
  String value();
}
