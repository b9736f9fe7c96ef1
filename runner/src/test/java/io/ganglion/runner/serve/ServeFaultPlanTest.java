package io.ganglion.runner.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ganglion.engine.model.Model;
import io.ganglion.engine.model.ModelFile;
import io.ganglion.engine.store.ModelFileException;
import io.ganglion.engine.store.PluginFinder;
import io.ganglion.problem.ExitCode;
import io.ganglion.problem.Place;
import io.ganglion.problem.Problem;
import io.ganglion.problem.ProblemException;
import io.ganglion.runner.Bench;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server whose model is replaced, and each operation by which it reads the new one goes wrong in each way: it answers
 * by the old one, says why once, and takes the new one as soon as it can be read, though its file doesn't change again.
 */
class ServeFaultPlanTest {
  private static final String ROW = "[{\"sepal_length\":6.1,\"sepal_width\":2.9,\"petal_length\":4.7,"
      + "\"petal_width\":1.4}]";

  /** What goes wrong. */
  private enum Fault {
    ERROR("'FILE' can't be read: input/output error"),
    GONE("'FILE' can't be read: no such file or folder"),
    DENIED("'FILE' can't be read: permission denied"),
    /** The file ends early: it is being written, or the disk has lost its end. */
    HALF("'FILE' can't be read: it had %d bytes, and then %d"),
    HEAP("'FILE': the heap is full");

    private final String said;

    Fault(String said) {
      this.said = said;
    }
  }

  /** Which operation. */
  private enum Operation {
    LOOK,
    READ,
    MODEL
  }

  /** The file, until something goes wrong with it. */
  private static final class Source implements ModelSlot.Source {
    private Fault fault;
    private Operation at;

    private void at(Operation operation) throws IOException {
      if (operation != at) {
        return;
      }
      switch (fault) {
        case ERROR -> throw new IOException("Input/output error");
        case GONE -> throw new NoSuchFileException("x");
        case DENIED -> throw new AccessDeniedException("x");
        case HEAP -> throw new OutOfMemoryError("Java heap space");
        case HALF -> { }
      }
    }

    @Override
    public BasicFileAttributes attributes(Path file) throws IOException {
      at(Operation.LOOK);
      return ModelSlot.Source.super.attributes(file);
    }

    @Override
    public byte[] bytes(Path file) throws IOException {
      at(Operation.READ);
      byte[] all = ModelSlot.Source.super.bytes(file);
      return at == Operation.READ && fault == Fault.HALF ? Arrays.copyOf(all, all.length / 2) : all;
    }

    @Override
    public Model read(byte[] bytes) {
      try {
        at(Operation.MODEL);
        return ModelFile.read(bytes, PluginFinder.ofClassPath());
      } catch (ModelFileException e) {
        throw new ProblemException(ExitCode.DATA, new Problem(e.getMessage(), Place.NOWHERE, e.help()));
      } catch (IOException e) {
        throw new IllegalStateException(e); // as a plug-in may throw
      }
    }
  }

  @TempDir
  Path folder;
  private Path file;
  private byte[] newer;
  private final List<String> said = new ArrayList<>();
  private final Source source = new Source();
  private ModelSlot slot;
  private ModelService service;
  private String before;

  @BeforeEach
  void serve() throws IOException {
    Bench bench = new Bench(folder);
    bench.example("iris");
    file = folder.resolve("served.ganglion");
    Files.copy(bench.run("iris", "--set", "training={epochs: 1}").resolve("model.ganglion"), file);
    newer = Files.readAllBytes(bench.run("iris", "--set", "training={epochs: 3}").resolve("model.ganglion"));
    slot = new ModelSlot("iris", file, source, Served.LIMITS);
    service = new ModelService(List.of(slot), new ModelService.Setup("", "1", thrown -> new ProblemException(
        ExitCode.DATA, new Problem(thrown instanceof OutOfMemoryError ? "the heap is full" : "a fault: " + thrown,
            Place.NOWHERE, ""))));
    before = Served.json(service, ROW).text();
  }

  private void replace(byte[] content) throws IOException {
    Path beside = Files.write(folder.resolve("beside"), content);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isCurrent() throws IOException {
    return Served.object(200, Served.get(service, "/health")).getAsJsonObject("models").getAsJsonObject("iris")
        .get("current").getAsBoolean();
  }

  @ParameterizedTest
  @EnumSource
  void takesTheNewModelOnceItCanBeRead(Fault fault) throws IOException {
    Operation[] operations = fault == Fault.HALF ? new Operation[] {Operation.READ}
        : fault == Fault.HEAP ? new Operation[] {Operation.READ, Operation.MODEL}
        : new Operation[] {Operation.LOOK, Operation.READ};
    byte[] older = Files.readAllBytes(file);
    for (Operation operation : operations) {
      said.clear();
      String hash = slot.model().hash();
      source.fault = fault;
      source.at = operation;
      replace(newer);
      service.look(said::add);
      service.look(said::add);
      assertEquals(List.of("model 'iris' stays " + hash + ", because " + String.format(fault.said, newer.length,
          newer.length / 2).replace("FILE", file.toString())), said, operation.toString());
      assertEquals(before, Served.json(service, ROW).text());
      assertEquals(false, isCurrent());

      source.at = null;
      service.look(said::add);
      service.look(said::add);
      assertEquals(List.of("model 'iris' was read again: " + hash + " is now " + slot.model().hash()),
          said.subList(1, said.size()), operation.toString());
      assertNotEquals(before, Served.json(service, ROW).text());
      assertEquals(true, isCurrent());

      replace(older);
      service.look(said::add);
      assertEquals(before, Served.json(service, ROW).text());
    }
  }

  /** A file that couldn't be seen for a while is what it was before: nothing says that it has changed. */
  @ParameterizedTest
  @EnumSource(names = {"ERROR", "GONE", "DENIED"})
  void isCurrentOnceItsFileIsThereAgain(Fault fault) throws IOException {
    source.fault = fault;
    source.at = Operation.LOOK;
    service.look(said::add);
    assertEquals(false, isCurrent());
    source.at = null;
    service.look(said::add);
    assertEquals(List.of("model 'iris' stays " + slot.model().hash() + ", because "
            + fault.said.replace("FILE", file.toString()), "model 'iris' is the same as before"), said);
    assertEquals(true, isCurrent());
  }

  /** What a plug-in throws while its model is read doesn't end the server. */
  @Test
  void staysWhateverIsThrown() throws IOException {
    source.fault = Fault.ERROR;
    source.at = Operation.MODEL;
    replace(newer);
    service.look(said::add);
    service.look(said::add);
    assertEquals(List.of("model 'iris' stays " + slot.model().hash() + ", because '" + file + "': a fault:"
        + " java.lang.IllegalStateException: java.io.IOException: Input/output error"), said);
    assertEquals(before, Served.json(service, ROW).text());
    assertEquals(false, isCurrent());
  }

  /** A file that is replaced by what is none is not opened: a pipe would never end. */
  @Test
  void readsNoFolder() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    service.look(said::add);
    assertEquals(List.of("model 'iris' stays " + slot.model().hash() + ", because '" + file
        + "' can't be read: this is a folder, not a model"), said);
  }
}
