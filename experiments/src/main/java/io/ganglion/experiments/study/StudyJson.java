package io.ganglion.experiments.study;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import io.ganglion.api.host.ShortestDecimal;
import java.math.BigDecimal;

/** JSON of studies, with the same digits on every JDK. */
public final class StudyJson {
  private StudyJson() {}

  /** A number that reads back to the same bits; null if it isn't finite, for JSON has no word for that. */
  public static JsonElement number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(new BigDecimal(ShortestDecimal.of(value))) : JsonNull.INSTANCE;
  }
}
