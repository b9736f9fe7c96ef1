package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ganglion.engine.inspect.LayerView;
import io.ganglion.engine.inspect.ProbeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On courses that are made up: of 100 epochs, looked at after every tenth unless it says otherwise. */
class WatchTest {
  private static final int EPOCHS = 100;
  private static final double CONSTANT = 1;

  private final List<ProbeView> views = new ArrayList<>();
  private Watch watch = new Watch();

  private static TrainingPlan plan(boolean keepsBest, boolean stops) {
    return new TrainingPlan(List.of(
        new LayerNote(1, "network.layers.0", 4, 10, "relu", false, false, "he-normal", Set.of()),
        new LayerNote(2, "network.layers.1", 10, 1, "identity", false, false, "he-normal", Set.of())),
        Map.of("learning-rate", 0.1), EPOCHS, CONSTANT, 0, 0, 1, 1, false, keepsBest, stops);
  }

  /** As a probe sees it of both layers. */
  private static ProbeView view(int epoch, double gradient, double saturated, double dead) {
    LayerView layer = new LayerView(gradient, 1, saturated, dead, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
        Double.NaN);
    return new ProbeView(epoch, List.of(layer, layer));
  }

  private static ProbeView healthy(int epoch) {
    return view(epoch, 1, 0, 0);
  }

  private List<Note> look(ProbeView view, double[] training, double... validation) {
    return look(plan(true, false), view, training, validation);
  }

  private List<Note> look(TrainingPlan plan, ProbeView view, double[] training, double... validation) {
    views.add(view);
    return watch.look(Course.soFar(plan, List.copyOf(views), Arrays.copyOf(training, view.epoch()),
        Arrays.copyOf(validation, Math.min(validation.length, view.epoch()))));
  }

  private List<Note> end(double[] training, double... validation) {
    return watch.end(
        new Course(plan(true, false), List.copyOf(views), training, validation, training.length, false, true));
  }

  /** What is reported of looks after every tenth epoch: the epoch and the name, with a minus where it is resolved. */
  private List<String> told(TrainingPlan plan, double[] training, double... validation) {
    watch = new Watch();
    views.clear();
    List<String> told = new ArrayList<>();
    for (int epoch = 0; epoch <= EPOCHS; epoch += 10) {
      told.addAll(words(look(plan, healthy(epoch), training, validation)));
    }
    return told;
  }

  private static List<String> words(List<Note> notes) {
    return notes.stream().map(note -> note.gone().orElse(note.noticed().orElse(-1)) + (note.holds() ? " " : " -")
        + note.finding().name()).toList();
  }

  private static double[] losses(IntToDoubleFunction ofEpoch) {
    return IntStream.rangeClosed(1, EPOCHS).mapToDouble(ofEpoch).toArray();
  }

  private static double[] falling() {
    return losses(epoch -> Math.max(0.01, 1 - 0.02 * epoch));
  }

  @Test
  void saysNothingOfALossThatFalls() {
    assertEquals(List.of(), told(plan(true, false), falling(), falling()));
    assertEquals(List.of(), end(falling(), falling()));
  }

  @Test
  void saysOnceWhatIsThereThreeTimesInARow() {
    double[] none = {};
    assertEquals(List.of(), look(healthy(0), none));
    assertEquals(List.of(), look(view(1, 1, 0, 0.5), falling()));
    assertEquals(List.of(), look(view(2, 1, 0, 0.5), falling()));
    assertEquals(List.of(), look(healthy(3), falling()), "two in a row are none");
    assertEquals(List.of(), look(view(4, 1, 0, 0.5), falling()));
    assertEquals(List.of(), look(view(5, 1, 0, 0.6), falling()));
    List<Note> notes = look(view(6, 1, 0, 0.7), falling());
    assertEquals(List.of("6 dead-units"), words(notes));
    assertEquals("layer 1: 70 % of its 10 units are dead, 0 % were at the start", notes.get(0).finding().sentence());
    assertEquals(List.of(), look(view(7, 1, 0, 0.8), falling()));
    List<Note> end = end(falling());
    assertEquals("layer 1: 80 % of its 10 units are dead in the end, 0 % were at the start",
        end.get(0).finding().sentence());
    assertEquals(OptionalInt.of(6), end.get(0).noticed());
    assertEquals(OptionalInt.empty(), end.get(0).gone());
  }

  /** The cause that is said in the end of a loss that is no better than that of constant outputs. */
  private String causeOf(IntToDoubleFunction loss) {
    watch = new Watch();
    views.clear();
    views.add(healthy(0));
    views.add(healthy(EPOCHS));
    return end(losses(loss)).stream().map(Note::finding)
        .filter(finding -> finding.name().equals("no-better-than-constant")).findFirst().orElseThrow().cause();
  }

  @Test
  void blamesLargeStepsWhereTheLossJumpedUpAndStays() {
    assertEquals("steps are too large to converge", causeOf(epoch -> epoch == 1 ? 1.1 : 2));
    assertNotEquals("steps are too large to converge", causeOf(epoch -> 2));
    assertNotEquals("steps are too large to converge", causeOf(epoch -> 1.1));
  }

  @Test
  void saysThatSomethingHasGoneAfterThreeLooksWithoutIt() {
    assertEquals(List.of("0 saturated-units"), words(look(view(0, 1, 1, 0), falling())));
    assertEquals(List.of(), look(healthy(1), falling()));
    assertEquals(List.of(), look(healthy(2), falling()));
    assertEquals(List.of(), look(view(3, 1, 0.6, 0), falling()));
    assertEquals(List.of(), look(healthy(4), falling()));
    assertEquals(List.of(), look(healthy(5), falling()));
    List<Note> gone = look(healthy(6), falling());
    assertEquals(List.of("6 -saturated-units"), words(gone));
    assertEquals(List.of(), look(view(7, 1, 1, 0), falling()), "it isn't said again that it's there");
    assertEquals(List.of(), look(healthy(8), falling()));
    assertEquals(gone, end(falling()), "the end has it as it was told");
  }

  @Test
  void findsInTheEndThatSomethingHasGone() {
    look(view(0, 1, 1, 0), falling());
    look(healthy(90), falling());
    assertEquals(List.of("100 -saturated-units"), words(end(falling())));
  }

  @Test
  void marksWhatWasFoundInTheEndAlone() {
    look(healthy(0), falling());
    views.add(view(100, 1, 0, 0.5));
    Note note = end(falling()).get(0);
    assertEquals("dead-units", note.finding().name());
    assertEquals(OptionalInt.empty(), note.noticed());
  }

  /** Steep, but on its way down: it leaves a flat place. */
  @Test
  void tellsAnExplosionFromTheEndOfAPlateau() {
    for (double loss : new double[] {0.99, 20}) {
      Watch fresh = new Watch();
      List<ProbeView> seen = new ArrayList<>();
      List<String> told = new ArrayList<>();
      for (int epoch = 0; epoch <= 4; epoch++) {
        seen.add(view(epoch, epoch == 0 ? 1e-6 : 1, 0, 0));
        double[] training = new double[epoch];
        Arrays.fill(training, loss);
        told.addAll(words(fresh.look(Course.soFar(plan(true, false), List.copyOf(seen), training, new double[0]))));
      }
      assertEquals(loss > 1 ? List.of("3 exploding-gradients") : List.of(), told);
    }
  }

  @Test
  void waitsForALossThatIsOnItsWayDown() {
    assertEquals(List.of(), told(plan(true, false), losses(epoch -> 50 * StrictMath.pow(0.95, epoch))));
    assertEquals(List.of("40 no-better-than-constant"), told(plan(true, false), losses(epoch -> 3)));
  }

  /** It is at 3 at once, and three looks from epoch 20 on are those of 20, 30 and 40. */
  @Test
  void correctsWhatItSaidOfALossThatFallsLateInTheDay() {
    assertEquals(List.of("40 no-better-than-constant", "80 -no-better-than-constant"),
        told(plan(true, false), losses(epoch -> epoch <= 55 ? 3 : 0.3 - 0.001 * epoch)));
  }

  @Test
  void knowsOverfittingFromAJump() {
    double[] rises = losses(epoch -> epoch <= 20 ? 1 - 0.02 * epoch : 0.6 + 0.05 * (epoch - 20));
    double[] jumps = losses(epoch -> epoch <= 20 || epoch % 10 == 1 ? 0.6 : 3);
    // 1.5 times 0.6 from epoch 26 on: after epoch 40, that is more than the last 10.
    assertEquals(List.of("40 overfitting"), told(plan(true, false), falling(), rises));
    assertEquals(List.of(), told(plan(true, false), falling(), jumps));
  }

  /** To a millionth, for rounding, after it was at a billionth. */
  @Test
  void knowsOverfittingWhereTheTrainingLossCanNotFallFurther() {
    double[] rises = losses(epoch -> epoch <= 20 ? 1 - 0.02 * epoch : 0.6 + 0.05 * (epoch - 20));
    double[] learned = losses(epoch -> epoch <= 50 ? 1e-9 : 1e-6);
    assertEquals(List.of("40 overfitting"), told(plan(true, false), learned, rises));
    assertEquals("overfitting since epoch 20: the validation loss rose from 0.6000 to 4.600, while the training loss is"
        + " 1.000e-06", end(learned, rises).get(0).finding().sentence());
  }

  @Test
  void saysNothingOfAValidationLossThatIsNextToNothing() {
    double[] rises = losses(epoch -> epoch <= 20 ? 1e-9 : 1e-4);
    assertEquals(List.of(), told(plan(true, false), falling(), rises));
  }

  @Test
  void leavesOverfittingToTheRuleThatEndsIt() {
    double[] rises = losses(epoch -> epoch <= 20 ? 1 - 0.02 * epoch : 0.6 + 0.05 * (epoch - 20));
    assertEquals(List.of(), told(plan(true, true), falling(), rises));
    assertEquals(List.of("40 overfitting"), told(plan(false, true), falling(), rises));
  }

  @Test
  void knowsThatALossGoesUpAndDown() {
    assertEquals(List.of("40 oscillation"),
        told(plan(true, false), losses(epoch -> epoch % 2 == 0 ? 0.2 : 0.3)));
  }

  /** A hundredth of the loss of constant outputs, which is 1, is what a change has to be. */
  @Test
  void saysNothingOfTheNoiseOfALossNearItsLeast() {
    for (double loss : new double[] {1e-4, 0.002, 0.008}) {
      assertEquals(List.of(), told(plan(true, false), losses(epoch -> epoch % 2 == 0 ? loss : 2 * loss)));
    }
    assertEquals(List.of("40 oscillation"),
        told(plan(true, false), losses(epoch -> epoch % 2 == 0 ? 0.02 : 0.04)));
  }

  @Test
  void comesToKnowTheSameWhenItIsShownTheSameAgain() {
    double[] rises = losses(epoch -> epoch <= 20 ? 1 - 0.02 * epoch : 0.6 + 0.05 * (epoch - 20));
    told(plan(true, false), falling(), rises);
    List<Note> expected = end(falling(), rises);
    Watch again = new Watch();
    for (int i = 1; i <= views.size(); i++) {
      int epoch = views.get(i - 1).epoch();
      again.look(Course.soFar(plan(true, false), views.subList(0, i), Arrays.copyOf(falling(), epoch),
          Arrays.copyOf(rises, epoch)));
    }
    assertEquals(expected, again.end(
        new Course(plan(true, false), views, falling(), rises, EPOCHS, false, true)));
    assertEquals(List.of("40 overfitting"), words(expected));
  }
}
