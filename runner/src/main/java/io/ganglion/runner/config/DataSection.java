package io.ganglion.runner.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the examples come from and how they are prepared: {@code data} in the file. */
public record DataSection(
    @Setting("a CSV file") Path file,
    @Setting("whether its first line names the columns") boolean header,
    @Setting("what stands between two fields") String delimiter,
    @Setting("the character around fields that hold delimiters; \"\" if there is none") String quote,
    @Setting("the column or columns to predict") List<String> target,
    @Setting("columns that are neither inputs nor targets") List<String> ignore,
    @Setting("what columns hold, where it isn't to be inferred") Map<String, ColumnType> columns,
    @Setting("which part of the examples serves what") SplitSection split,
    @Setting("how number inputs are scaled; fitted on the training part") Scale scale,
    @Setting("how number targets are scaled; fitted on the training part") Scale targetScale) {
  public DataSection() {
    this(null, true, ",", "\"", null, List.of(), Map.of(), new SplitSection(), Scale.NONE, Scale.NONE);
  }

  public DataSection {
    if (delimiter.isEmpty() || delimiter.chars().anyMatch(c -> c == '\n' || c == '\r')) {
      throw new InvalidSettingException("delimiter", "must be one or more characters, and no line break");
    }
    if (quote.length() > 1 || quote.equals("\n") || quote.equals("\r")) {
      throw new InvalidSettingException("quote", "must be one character, or \"\" for none");
    }
    if (!quote.isEmpty() && delimiter.contains(quote)) {
      throw new InvalidSettingException("quote", "must not be part of the delimiter");
    }
    if (target != null) {
      if (target.isEmpty()) {
        throw new InvalidSettingException("target", "must name at least one column");
      }
      requireDistinct("target", target);
      target = List.copyOf(target);
    }
    requireDistinct("ignore", ignore);
    for (String column : ignore) {
      if (target != null && target.contains(column)) {
        throw new InvalidSettingException("ignore", "must not name '" + column + "', which is a target");
      }
    }
    ignore = List.copyOf(ignore);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  private static void requireDistinct(String component, List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.indexOf(columns.get(i)) < i) {
        throw new InvalidSettingException(component, "must not name '" + columns.get(i) + "' twice");
      }
    }
  }
}
