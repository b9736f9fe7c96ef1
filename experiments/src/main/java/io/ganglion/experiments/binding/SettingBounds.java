package io.ganglion.experiments.binding;

import com.google.gson.JsonObject;
import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.host.SettingType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest number that a setting takes, found by asking the record, whose constructor alone knows.
 * What it refuses because of another setting is no bound.
 */
final class SettingBounds {
  private final SettingType setting;
  private final Function<Map<String, Object>, ?> maker;

  private SettingBounds(SettingType setting, Function<Map<String, Object>, ?> maker) {
    this.setting = setting;
    this.maker = maker;
  }

  /** Adds the bounds to the schema of a number. */
  static void add(JsonObject schema, SettingType setting, Function<Map<String, Object>, ?> maker) {
    SettingBounds bounds = new SettingBounds(setting, maker);
    if (bounds.value(0) != null && bounds.isFree()) {
      bounds.addTo(schema);
    }
  }

  /** Whether it takes another number than its default: if not, other settings are what it goes by. */
  private boolean isFree() {
    return DoubleStream.of(0, 0.5, 1, 2, 3, 50).anyMatch(number -> value(number) != null
        && !Objects.equals(value(number), setting.defaultValue()) && !refuses(number));
  }

  private void addTo(JsonObject schema) {
    boolean whole = value(0.5) == null;
    if (refuses(-1)) {
      double least = !refuses(0) ? 0 : !whole && !refuses(0.5) ? 0 : !refuses(1) ? 1 : !refuses(2) ? 2 : Double.NaN;
      if (!Double.isNaN(least) && (whole || !refuses(least))) {
        schema.addProperty("minimum", (int) least);
      } else if (!whole && !refuses(0.5)) {
        schema.addProperty("exclusiveMinimum", 0);
      } else if (!whole && refuses(1) && !refuses(2)) {
        schema.addProperty("exclusiveMinimum", 1);
      }
    }
    if (!whole && !refuses(0.5) && refuses(2)) {
      schema.addProperty(refuses(1) ? "exclusiveMaximum" : "maximum", 1);
    }
  }

  private boolean refuses(double number) {
    Object value = value(number);
    if (value == null) {
      return false;
    }
    try {
      return maker.apply(Map.of(setting.key(), value)) == null; // never
    } catch (InvalidSettingException e) {
      return e.component().equals(setting.component()) && e.others().isEmpty();
    } catch (RuntimeException e) {
      return false; // a plug-in may throw anything; then it has no bounds to show
    }
  }

  /** The number as a value of the setting; null if it can't be one. */
  private @Nullable Object value(double number) {
    Type type = setting.type();
    boolean whole = number == Math.rint(number);
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return optional.getActualTypeArguments()[0] == Double.class ? Optional.of(number) : null;
    }
    if (type == double.class || type == Double.class) {
      return number;
    }
    if (type == int.class || type == Integer.class) {
      return whole ? (Object) (int) number : null;
    }
    if (type == long.class) {
      return whole ? (Object) (long) number : null;
    }
    return type == OptionalInt.class && whole ? OptionalInt.of((int) number) : null;
  }
}
