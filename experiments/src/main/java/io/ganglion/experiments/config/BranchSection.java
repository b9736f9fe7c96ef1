package io.ganglion.experiments.config;

import io.ganglion.api.InvalidSettingException;
import io.ganglion.api.Setting;
import io.ganglion.experiments.binding.AsWritten;
import io.ganglion.experiments.binding.Required;
import java.util.HashSet;
import java.util.List;

/** Some of the inputs, and the layers that see them alone: an element of {@code network.branches} in the file. */
public record BranchSection(
    @Setting("the columns that go into this branch: several columns of numbers and labels, one text or one"
        + " image; rest: all that no other branch names") @AsWritten List<String> inputs,
    @Setting("the layers of this branch, which make one row of each example; without any, its inputs go straight on")
        List<LayerSection> layers) {
  private static final String REST = "rest";

  public BranchSection() {
    this(Required.unset(), List.of());
  }

  public BranchSection {
    if (inputs != null) {
      if (inputs.isEmpty()) {
        throw new InvalidSettingException("inputs", "must name at least one column");
      }
      if (new HashSet<>(inputs).size() < inputs.size()) {
        throw new InvalidSettingException("inputs", "must not name a column twice");
      }
      inputs = List.copyOf(inputs);
    }
    if (layers != null) {
      layers = List.copyOf(layers);
    }
  }

  /** Whether it takes all columns that no other branch names. */
  public boolean takesRest() {
    return inputs.equals(List.of(REST));
  }
}
