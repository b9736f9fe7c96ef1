package io.ganglion.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a record component means, as a setting that users write in their experiment: its meaning, unit and range in
 * a few words. The setting's key is the component's name in kebab case ({@code initialStep} is {@code initial-step}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** What the setting means, without a full stop at the end. */
  String value();
}
