package io.ganglion.experiments.data;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.experiments.config.DataSection;
import io.ganglion.tables.WantedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Targets that are named by their place: {@code last}, or a number from 1. A column of that very name goes first. */
final class TargetNames {
  private static final String LAST = "last";
  private static final int MOST_DIGITS = 9;

  private TargetNames() {}

  /**
   * The same, all targets by name.
   *
   * @throws io.ganglion.problem.ProblemException if there is no such place, or the column there is used for
   *     something else
   */
  static PlacedExperiment resolved(PlacedExperiment asked) {
    DataSection section = asked.data();
    if (section.target().stream().noneMatch(TargetNames::isPlace)) {
      return asked;
    }
    Optional<List<String>> known = section.format().columnNames(DataFile.request(section, section.file(),
        WantedColumns.ALL));
    if (known.isEmpty()) {
      return asked; // what is wrong with the file, or with the target, is found when it is read
    }
    List<String> names = known.get();
    List<String> targets = new ArrayList<>();
    for (String target : section.target()) {
      targets.add(names.contains(target) || !isPlace(target) ? target : name(asked, target, names));
    }
    try {
      return asked.with(section.withTarget(targets));
    } catch (InvalidSettingException e) {
      throw asked.problem("data.target", "with the target " + String.join(", ", targets) + ", '" + e.component() + "' "
          + e.problem(), "");
    }
  }

  private static boolean isPlace(String target) {
    return target.equals(LAST) || !target.isEmpty() && target.length() <= MOST_DIGITS
        && target.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String name(PlacedExperiment asked, String place, List<String> names) {
    int number = place.equals(LAST) ? names.size() : Integer.parseInt(place);
    if (number < 1 || number > names.size()) {
      throw asked.problem("data.target", "there is no column " + place + ": the file has " + names.size()
          + (names.size() == 1 ? " column" : " columns"), "they are numbered from 1; the last one is also 'last'");
    }
    return names.get(number - 1);
  }
}
