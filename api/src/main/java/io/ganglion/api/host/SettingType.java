package io.ganglion.api.host;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * One setting of a record: a component of its header.
 *
 * @param key as in an experiment file, such as {@code initial-step}
 * @param component as in the source, such as {@code initialStep}
 * @param type the component's type
 * @param doc what it means, without a full stop; empty if the component has no {@code @Setting}
 * @param defaultValue what the no-argument constructor gives it; may be null for a reference type
 */
public record SettingType(String key, String component, Type type, String doc, Object defaultValue) {
  /** The type as users name it: {@code number}, {@code whole number}, {@code true or false}, {@code text}, choices. */
  public String typeName() {
    if (type == double.class) {
      return "number";
    }
    if (type == int.class || type == long.class) {
      return "whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "text";
    }
    return choices().isEmpty() ? type.getTypeName() : String.join(" | ", choices());
  }

  /** What an enum setting can be, in the order of its declaration; empty for every other type. */
  public List<String> choices() {
    List<String> choices = new ArrayList<>();
    if (type instanceof Class<?> c && c.isEnum()) {
      for (Object constant : c.getEnumConstants()) {
        choices.add(KebabCase.ofConstant((Enum<?>) constant));
      }
    }
    return List.copyOf(choices);
  }

  /** A value as it is written in an experiment file. */
  public static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return KebabCase.ofConstant(constant);
    }
    if (value instanceof Double number) {
      return ShortestDecimal.of(number);
    }
    return String.valueOf(value);
  }
}
