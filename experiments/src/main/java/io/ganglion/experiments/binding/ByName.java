package io.ganglion.experiments.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** The setting is one of several records, written as its name, or as a map of {@code use} and its settings. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ByName {
  /** Which records there are. */
  Class<? extends Choice> value();

  /** Records by their names; a class with a constructor without arguments. */
  interface Choice {
    /** All of them with the defaults of their settings, in the order in which messages list them. */
    Map<String, Record> records();

    /** The choice of an annotation. */
    static Choice of(ByName annotation) {
      try {
        return annotation.value().getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(annotation.value() + " can't be made", e);
      }
    }

    /** The name of a record of these classes. */
    default String nameOf(Object record) {
      return records().entrySet().stream().filter(entry -> entry.getValue().getClass() == record.getClass())
          .map(Map.Entry::getKey).findFirst().orElseThrow();
    }
  }
}
