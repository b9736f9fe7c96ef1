package io.ganglion.experiments.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NoteTextTest {
  private static final Finding FLAT = finding("the loss is flat", "trainer=rprop");
  private static final Finding STILL_FLAT = finding("the loss is as flat as ever", "trainer=rprop");

  private final NoteText telling = new NoteText();

  private static Finding finding(String sentence, String remedy) {
    return new Finding("flat", sentence, "small steps", remedy, Map.of());
  }

  private static Note found(Finding finding, int epoch) {
    return new Note(finding, OptionalInt.of(epoch), OptionalInt.empty());
  }

  private static Note gone(Finding finding, int noticed, int epoch) {
    return new Note(finding, OptionalInt.of(noticed), OptionalInt.of(epoch));
  }

  @Test
  void saysWhenWhatWhyAndWhatToDo() {
    assertEquals("note: epoch 40: the loss is flat\n  cause: small steps\n  try: trainer=rprop",
        telling.onTheWay(found(FLAT, 40)));
    assertEquals("note: before epoch 1: the loss is flat\n  cause: small steps\n  try: trainer=rprop",
        telling.onTheWay(found(FLAT, 0)));
  }

  @Test
  void explainsNothingTwice() {
    telling.onTheWay(found(FLAT, 40));
    assertEquals(Optional.of("note: still present: the loss is as flat as"
        + " ever"), telling.inTheEnd(found(STILL_FLAT, 40)));
  }

  @Test
  void explainsWhatItHasNotSaid() {
    telling.onTheWay(found(FLAT, 40));
    Finding other = finding("the loss is flat", "another --seed");
    assertEquals(Optional.of("note: the loss is flat\n  cause: small steps\n  try: another --seed"),
        telling.inTheEnd(found(other, 40)));
    assertEquals(Optional.of("note: the loss is as flat as ever\n  cause: small steps\n  try: trainer=rprop"),
        new NoteText().inTheEnd(found(STILL_FLAT, 40)), "a run that goes on: what was told was another process's");
    assertEquals(Optional.of("note: the loss is flat\n  cause: small steps\n  try: trainer=rprop"),
        new NoteText().inTheEnd(Note.inTheEnd(FLAT)));
  }

  @Test
  void correctsItselfOnce() {
    telling.onTheWay(found(FLAT, 40));
    Note gone = gone(FLAT, 40, 90);
    assertEquals("note: epoch 90: resolved: the loss is flat", telling.onTheWay(gone));
    assertEquals(Optional.empty(), telling.inTheEnd(gone));
    assertEquals(Optional.of("note: epoch 90: resolved: the loss is flat"), new NoteText().inTheEnd(gone));
  }

  @Test
  void explainsAgainWhatHasComeBack() {
    telling.onTheWay(found(FLAT, 40));
    telling.onTheWay(gone(FLAT, 40, 90));
    assertEquals(Optional.of("note: the loss is as flat as ever\n  cause: small steps\n  try: trainer=rprop"),
        telling.inTheEnd(found(STILL_FLAT, 40)));
  }
}
