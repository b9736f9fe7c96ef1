package io.ganglion.experiments.study;

import io.ganglion.engine.event.TrainingEvent;
import io.ganglion.engine.event.TrainingEvent.Ended;
import io.ganglion.engine.event.TrainingEvent.EpochEnded;
import io.ganglion.engine.event.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The losses of a training at some of its epochs: every one of the first, then each a twentieth later than the one
 * before, and the last: about a hundred of a thousand epochs, and the same ones of every training.
 *
 * @param points in the order of the epochs
 */
public record Curve(List<Point> points) {
  /** An epoch and its losses; infinite or no numbers where training diverged. */
  public record Point(int epoch, double training, OptionalDouble validation) {}

  public Curve {
    points = List.copyOf(points);
  }

  /** Writes down the curve of the training that it listens to. */
  static final class Pen implements TrainingListener {
    private static final int SPARSER = 20;

    private final List<Point> points = new ArrayList<>();
    private int next = 1;
    private @Nullable EpochEnded last;

    @Override
    public void on(TrainingEvent event) {
      if (event instanceof EpochEnded epoch) {
        last = epoch;
        if (epoch.epoch() >= next) {
          put(epoch);
        }
      } else if (event instanceof Ended && last != null && points.get(points.size() - 1).epoch() < last.epoch()) {
        put(last);
      }
    }

    private void put(EpochEnded epoch) {
      points.add(new Point(epoch.epoch(), epoch.trainingLoss(), epoch.validationLoss()));
      next = epoch.epoch() + Math.max(1, epoch.epoch() / SPARSER);
    }

    Curve curve() {
      return new Curve(points);
    }
  }
}
